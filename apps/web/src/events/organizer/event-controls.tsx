import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Ban, Pencil } from 'lucide-react';
import { LinkButton } from '../../shell/links.tsx';
import type { Event } from '../event.ts';
import { StateBadge } from '../state-badge.tsx';
import { CancelDialog } from './cancel-dialog.tsx';

/** An event that is cancelled or over stays as it is. */
export function EventControls({ event }: { event: Event }) {
  const [asking, { open, close }] = useDisclosure();
  const isClosed = event.status === 'cancelled' || event.reason === 'over';
  return (
    <Card component="section" withBorder padding="xl" radius="lg" h="100%" aria-label="Manage">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={3} size="h4">
            Manage
          </Title>
          <StateBadge event={event} withState />
        </Group>
        <Text c="dimmed" size="sm">
          {words(event)}
        </Text>
        {!isClosed && (
          <Group gap="sm">
            <LinkButton
              to="/events/$eventId/edit"
              params={{ eventId: event.id }}
              variant="default"
              leftSection={<Pencil size={16} aria-hidden />}
            >
              Edit
            </LinkButton>
            <Button variant="default" leftSection={<Ban size={16} aria-hidden />} onClick={open}>
              Cancel event
            </Button>
          </Group>
        )}
        <CancelDialog event={event} opened={asking} onClose={close} />
      </Stack>
    </Card>
  );
}

function words({ status, reason }: Event): string {
  if (status === 'draft') return 'Nobody else sees this draft. Once it is published, its price is fixed.';
  if (status === 'cancelled') return 'You have cancelled it. Tickets that were paid for are refunded.';
  if (reason === 'over') return 'It is over. Tickets can still be refunded one by one.';
  return 'It is published. Everything but its price can still be changed.';
}
