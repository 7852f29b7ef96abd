import { Card, Group, Text } from '@mantine/core';
import { Settings2 } from 'lucide-react';
import { LinkButton } from '../../theme/links.tsx';
import type { Event } from '../event.ts';
import { StateBadge } from '../state-badge.tsx';

/** On an event's page, for its organizer alone: how it stands, and the way to its desk. */
export function OrganizerBar({ event }: { event: Event }) {
  return (
    <Card component="aside" withBorder padding="md" radius="lg" aria-label="Your event">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Text fw={550}>Your event</Text>
          <StateBadge event={event} withState />
        </Group>
        <LinkButton
          to="/events/$eventId/manage"
          params={{ eventId: event.id }}
          variant="default"
          leftSection={<Settings2 size={16} aria-hidden />}
        >
          Manage
        </LinkButton>
      </Group>
    </Card>
  );
}
