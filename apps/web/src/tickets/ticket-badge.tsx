import { Badge } from '@mantine/core';
import { type TicketStatus, ticketWords } from './ticket-words.ts';

export function TicketBadge({ status }: { status: TicketStatus }) {
  const { label, color } = ticketWords[status];
  return (
    <Badge variant="dot" color={color}>
      {label}
    </Badge>
  );
}
