import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { formatPrice } from '../../money/format-money.ts';
import { TicketBadge } from '../../tickets/ticket-badge.tsx';
import { Moment } from '../../time/moment.tsx';
import classes from './guest-row.module.css';
import { RefundDialog } from './refund-dialog.tsx';
import { nameOf, type SoldTicket } from './sold-ticket.ts';

const refundable = new Set<SoldTicket['status']>(['valid', 'used', 'refund_failed']);

export function GuestRow({ ticket }: { ticket: SoldTicket }) {
  const [asking, { open, close }] = useDisclosure();
  const { buyer, status, price, usedAt, createdAt } = ticket;
  const name = nameOf(buyer);
  return (
    <Group component="li" className={classes.row} gap="sm">
      <div className={classes.who}>
        <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {formatPrice(price)}, {usedAt === null ? 'ordered' : 'let in'} <Moment at={usedAt ?? createdAt} />
        </Text>
      </div>
      <TicketBadge status={status} />
      {refundable.has(status) && (
        <Button variant="default" size="xs" onClick={open} aria-label={`${refundLabel(ticket)}: ${name}`}>
          {refundLabel(ticket)}
        </Button>
      )}
      <RefundDialog ticket={ticket} opened={asking} onClose={close} />
    </Group>
  );
}

function refundLabel({ status, price }: SoldTicket): string {
  if (status === 'refund_failed') return 'Refund again';
  return price === null ? 'Take back' : 'Refund';
}
