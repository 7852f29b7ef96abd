import { Group, Text } from '@mantine/core';
import { formatPrice } from '../money/format-money.ts';
import { TextLink } from '../shell/links.tsx';
import { Moment } from '../time/moment.tsx';
import type { OwnTicket } from './by-event.ts';
import { TicketBadge } from './ticket-badge.tsx';
import { TicketCode } from './ticket-code.tsx';
import classes from './ticket-stub.module.css';
import { ticketWords } from './ticket-words.ts';

export function TicketStub({ ticket: { status, code, price, usedAt, event } }: { ticket: OwnTicket }) {
  const { text } = ticketWords[status];
  return (
    <li className={classes.stub}>
      <Group justify="space-between" gap="xs" mb="xs">
        <TicketBadge status={status} />
        <Text size="sm" c="dimmed">
          {formatPrice(price)}
        </Text>
      </Group>
      {text === undefined ? <TicketCode code={code} /> : <Text c="dimmed">{text}</Text>}
      {status === 'used' && usedAt !== null && (
        <Text size="sm" c="dimmed">
          <Moment at={usedAt} />
        </Text>
      )}
      {status === 'reserved' && (
        <TextLink to="/events/$eventId" params={{ eventId: event.id }} size="sm" underline="always">
          Not paid yet? Go on at the event
        </TextLink>
      )}
    </li>
  );
}
