import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Question } from '../../feedback/question.tsx';
import { formatMoney } from '../../money/format-money.ts';
import { nameOf, type SoldTicket } from './sold-ticket.ts';

interface RefundDialogProps {
  ticket: SoldTicket;
  opened: boolean;
  onClose(): void;
}

export function RefundDialog({ ticket, opened, onClose }: RefundDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation(
    trpc.tickets.refund.mutationOptions({
      async onSuccess() {
        onClose();
        await queryClient.invalidateQueries({ queryKey: trpc.tickets.forEvent.pathKey() });
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
      {...questionAbout(ticket)}
      no="Keep it"
      busy={isPending}
      error={error}
      onYes={() => mutate({ ticketId: ticket.id })}
      onClose={close}
    />
  );
}

function questionAbout({ price, buyer }: SoldTicket) {
  const name = nameOf(buyer);
  if (price === null) {
    return {
      title: 'Take this ticket back?',
      text: `The ticket of ${name} becomes void, and its seat is free again.`,
      yes: 'Take it back',
    };
  }
  return {
    title: 'Refund this ticket?',
    text: `${name} gets ${formatMoney(price)} back. The ticket becomes void, and its seat is free again.`,
    yes: 'Refund the ticket',
  };
}
