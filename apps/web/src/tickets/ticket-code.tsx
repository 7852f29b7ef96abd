import { Button, CopyButton, Group, Text } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import classes from './ticket-code.module.css';

/** In fours, so that it can be read out; what is copied is the code alone. */
export function TicketCode({ code }: { code: string }) {
  const groups = code.match(/.{1,4}/g) ?? [];
  return (
    <Group gap="md" justify="space-between">
      <Text className={classes.code} aria-label="Code of the ticket">
        {groups.join(' ')}
      </Text>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            onClick={copy}
            leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          >
            {copied ? 'Copied' : 'Copy code'}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
