import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Question } from '../../feedback/question.tsx';
import type { Event } from '../event.ts';
import { useKeepEvent } from '../use-keep-event.ts';

interface CancelDialogProps {
  event: Event;
  opened: boolean;
  onClose(): void;
}

export function CancelDialog({ event, opened, onClose }: CancelDialogProps) {
  const trpc = useTRPC();
  const keep = useKeepEvent();
  const { mutate, isPending, error, reset } = useMutation(
    trpc.events.cancel.mutationOptions({
      onSuccess(answer) {
        keep(answer.event);
        onClose();
      },
    }),
  );

  function close() {
    reset();
    onClose();
  }

  return (
    <Question
      opened={opened}
      title="Cancel this event?"
      text={consequence(event)}
      yes="Cancel the event"
      no="Keep it"
      busy={isPending}
      error={error}
      onYes={() => mutate({ eventId: event.id })}
      onClose={close}
    />
  );
}

function consequence({ status, price }: Event): string {
  if (status === 'draft') return 'Nobody has seen it yet. A cancelled event stays cancelled.';
  if (price === null) return 'All its tickets become void. This cannot be undone.';
  return 'Everybody who has bought a ticket is refunded in full, and all tickets become void. This cannot be undone.';
}
