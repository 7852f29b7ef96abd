import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Ban, Pencil } from 'lucide-react';
import { ConfirmDialog } from '../../../api/confirm-dialog.tsx';
import { useTRPC } from '../../../api/trpc.ts';
import { LinkButton } from '../../../theme/links.tsx';
import { type Event, useCacheEvent } from '../../event.ts';
import { PublishButton } from './publish-button.tsx';

/** An event that is cancelled or over cannot be changed any more. */
export function EventControls({ event }: { event: Event }) {
  const [opened, { open, close }] = useDisclosure();
  const isClosed = event.status === 'cancelled' || event.reason === 'over';
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="This event">
      <Stack gap="md">
        <Title order={2} size="h4">
          This event
        </Title>
        <Text c="dimmed" size="sm">
          {explanation(event)}
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
        {event.status === 'draft' && <PublishButton event={event} />}
        <CancelDialog event={event} opened={opened} onClose={close} />
      </Stack>
    </Card>
  );
}

function explanation({ status, reason }: Event): string {
  if (status === 'draft') return 'Only you can see this draft. Once it is published, its price cannot be changed.';
  if (status === 'cancelled') return 'You cancelled this event. Paid tickets are refunded.';
  if (reason === 'over') return 'This event is over. Tickets can still be refunded one by one.';
  return 'This event is published. You can change everything but its price.';
}

interface CancelDialogProps {
  event: Event;
  opened: boolean;
  onClose(): void;
}

function CancelDialog({ event, opened, onClose }: CancelDialogProps) {
  const trpc = useTRPC();
  const cache = useCacheEvent();
  const cancel = useMutation(
    trpc.events.cancel.mutationOptions({
      onSuccess(answer) {
        cache(answer.event);
        onClose();
      },
    }),
  );

  return (
    <ConfirmDialog
      opened={opened}
      title="Cancel this event?"
      text={consequence(event)}
      confirmLabel="Cancel the event"
      cancelLabel="Keep the event"
      action={cancel}
      onConfirm={() => cancel.mutate({ eventId: event.id })}
      onClose={onClose}
    />
  );
}

function consequence({ status, price }: Event): string {
  if (status === 'draft') return 'Nobody has seen it yet. A cancelled event cannot be reopened.';
  if (price === null) return 'All tickets become void. This cannot be undone.';
  return 'Everybody who bought a ticket is refunded in full, and all tickets become void. This cannot be undone.';
}
