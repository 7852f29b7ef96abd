import { Avatar, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { displayName, type Me } from '../api/use-me.ts';
import { useClerkPages } from '../auth/use-clerk-pages.ts';
import { Tinted } from '../live/tinted.tsx';
import { Moment } from '../time/moment.tsx';
import classes from './you.module.css';

export function ProfileCard({ me }: { me: Me }) {
  const { profile } = useClerkPages();
  const name = displayName(me);
  return (
    <Card withBorder padding={0} radius="lg">
      <div className={classes.band} />
      <Group className={classes.content} justify="space-between" align="flex-end" gap="md">
        <Group align="flex-end" gap="lg" wrap="nowrap" className={classes.who}>
          <Avatar
            src={me.imageUrl}
            name={me.name || me.email}
            size={104}
            alt={`Photo of ${name}`}
            className={classes.picture}
          />
          <Stack gap={2} className={classes.text}>
            <Title order={1} size="h2" className={classes.name}>
              <Tinted value={name} />
            </Title>
            <Text c="dimmed">
              Member since <Moment at={me.signedUpAt ?? me.createdAt} dateOnly />
            </Text>
          </Stack>
        </Group>
        <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={profile}>
          Edit profile
        </Button>
      </Group>
    </Card>
  );
}
