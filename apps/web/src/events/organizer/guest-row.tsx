import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ErrorNote } from '../../api/error-note.tsx';
import { type Answers, useTRPC } from '../../api/trpc.ts';
import { ConfirmDialog } from '../../feedback/confirm-dialog.tsx';
import { formatMoney, formatPrice } from '../../money/format-money.ts';
import { TicketBadge } from '../../tickets/ticket-status.tsx';
import { Moment } from '../../time/moment.tsx';
import classes from './guest-row.module.css';

type SoldTicket = Answers['tickets']['forEvent']['tickets'][number];

export function GuestRow({ ticket }: { ticket: SoldTicket }) {
  const [asking, { open, close }] = useDisclosure();
  const { buyer, status, refundable, price, usedAt, createdAt, besides } = ticket;
  const name = nameOf(buyer);
  return (
    <Group component="li" className={classes.row} gap="sm">
      <div className={classes.who}>
        <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {formatPrice(price)}, {usedAt === null ? 'ordered' : 'checked in'} <Moment at={usedAt ?? createdAt} />
        </Text>
        {besides && status !== 'refunded' && (
          <Text size="sm">{formatMoney(besides)} of this order was refunded at Stripe. Its tickets stay valid.</Text>
        )}
      </div>
      <TicketBadge status={status} />
      {refundable && (
        <Button variant="default" size="xs" onClick={open} aria-label={`${refundLabel(ticket)}: ${name}`}>
          {refundLabel(ticket)}
        </Button>
      )}
      <RefundDialog ticket={ticket} opened={asking} onClose={close} />
    </Group>
  );
}

function nameOf({ name }: SoldTicket['buyer']): string {
  return name || 'Unnamed guest';
}

function refundLabel({ status, price }: SoldTicket): string {
  if (status === 'refund_failed') return 'Retry refund';
  return price === null ? 'Revoke' : 'Refund';
}

interface RefundDialogProps {
  ticket: SoldTicket;
  opened: boolean;
  onClose(): void;
}

function RefundDialog({ ticket, opened, onClose }: RefundDialogProps) {
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
    <ConfirmDialog
      opened={opened}
      {...consequence(ticket)}
      cancelLabel="Keep the ticket"
      busy={isPending}
      onConfirm={() => mutate({ ticketId: ticket.id })}
      onClose={close}
    >
      <ErrorNote error={error} />
    </ConfirmDialog>
  );
}

function consequence({ price, buyer }: SoldTicket) {
  const name = nameOf(buyer);
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
