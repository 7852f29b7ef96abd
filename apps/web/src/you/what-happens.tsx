import { Button, Group, Stack, Text } from '@mantine/core';
import { LinkButton } from '../theme/links.tsx';
import { consequencesOf, type Leaving } from './consequences.ts';
import classes from './you.module.css';

interface WhatHappensProps {
  leaving: Leaving;
  hasAccount: boolean;
  onContinue(): void;
}

export function WhatHappens({ leaving, hasAccount, onContinue }: WhatHappensProps) {
  return (
    <Stack gap="lg">
      <dl className={classes.consequences}>
        {consequencesOf(leaving, hasAccount).map(({ about, text }) => (
          <div key={about}>
            <Text component="dt" fw={650}>
              {about}
            </Text>
            <Text component="dd" m={0}>
              {text}
            </Text>
          </div>
        ))}
      </dl>
      <Group justify="flex-end" gap="sm">
        <LinkButton to="/you" variant="default">
          Keep my account
        </LinkButton>
        <Button color="red" variant="light" onClick={onContinue}>
          Continue
        </Button>
      </Group>
    </Stack>
  );
}
