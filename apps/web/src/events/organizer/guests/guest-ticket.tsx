import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../../api/confirm-dialog.tsx';
import { type Answers, useTRPC } from '../../../api/trpc.ts';
import { formatMoney, type Price } from '../../../money/format-money.ts';
import { TicketBadge } from '../../../tickets/ticket-status.tsx';

interface GuestTicketProps {
  ticket: Answers['tickets']['guests']['guests'][number]['tickets'][number];
  name: string;
  price: Price | null;
}

/** How a ticket stands, and the button that takes it back. */
export function GuestTicket({ ticket, name, price }: GuestTicketProps) {
  const [asking, { open, close }] = useDisclosure();
  const label = refundLabel(ticket, price);
  return (
    <>
      <TicketBadge status={ticket.status} />
      {ticket.refundable && (
        <Button variant="default" size="xs" onClick={open} aria-label={`${label}: ${name}`}>
          {label}
        </Button>
      )}
      <RefundDialog ticket={ticket} name={name} price={price} opened={asking} onClose={close} />
    </>
  );
}

function refundLabel({ status }: GuestTicketProps['ticket'], price: Price | null): string {
  if (status === 'refund_failed') return 'Retry refund';
  return price === null ? 'Revoke' : 'Refund';
}

interface RefundDialogProps extends GuestTicketProps {
  opened: boolean;
  onClose(): void;
}

function RefundDialog({ ticket, name, price, opened, onClose }: RefundDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refund = useMutation(
    trpc.tickets.refund.mutationOptions({
      async onSuccess() {
        onClose();
        await queryClient.invalidateQueries({ queryKey: trpc.tickets.guests.pathKey() });
      },
    }),
  );

  return (
    <ConfirmDialog
      opened={opened}
      {...consequence(name, price)}
      action={refund}
      onConfirm={() => refund.mutate({ ticketId: ticket.id })}
      onClose={onClose}
    />
  );
}

function consequence(name: string, price: Price | null) {
  if (price === null) {
    return {
      title: 'Revoke this ticket?',
      text: `The ticket of ${name} becomes void, and its seat is free again.`,
      confirmLabel: 'Revoke the ticket',
    };
  }
  return {
    title: 'Refund this ticket?',
    text: `${name} gets ${formatMoney(price)} back. The ticket becomes void, and its seat is free again.`,
    confirmLabel: 'Refund the ticket',
  };
}
