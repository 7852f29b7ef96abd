import { Badge } from '@mantine/core';
import type { Answers } from '../api/trpc.ts';

export type TicketStatus = Answers['tickets']['mine']['tickets'][number]['status'];

interface Description {
  label: string;
  color: string;
  /** For the holder, in place of the code. Without it, the code is shown. */
  text?: string;
}

export const ticketStatuses: Record<TicketStatus, Description> = {
  reserved: {
    label: 'Reserved',
    color: 'yellow',
    text: 'The seat is held until the payment is confirmed. Then the code appears here.',
  },
  valid: { label: 'Valid', color: 'green' },
  used: { label: 'Checked in', color: 'gray', text: 'This ticket has been used.' },
  void: { label: 'Void', color: 'gray', text: 'This ticket is no longer valid.' },
  refund_due: {
    label: 'Refund pending',
    color: 'orange',
    text: 'Your refund is on its way. Banks take a few days.',
  },
  refunded: { label: 'Refunded', color: 'gray', text: 'Your money has been returned.' },
  refund_failed: {
    label: 'Refund failed',
    color: 'red',
    text: 'Your bank did not accept the refund. The organizer can try again.',
  },
  disputed: {
    label: 'In dispute',
    color: 'red',
    text: 'Your bank is looking into the payment. The ticket is not valid meanwhile.',
  },
};

interface TicketBadgeProps {
  status: TicketStatus;
  /** Of how many tickets; said unless it is one. */
  count?: number;
}

export function TicketBadge({ status, count = 1 }: TicketBadgeProps) {
  const { label, color } = ticketStatuses[status];
  return (
    <Badge variant="dot" color={color}>
      {count > 1 ? `${count} ${label}` : label}
    </Badge>
  );
}
