import { Group, Stack, Text } from '@mantine/core';
import type { Answers } from '../../../api/trpc.ts';
import { formatMoney, formatPrice } from '../../../money/format-money.ts';
import { Row } from '../../../theme/rows.tsx';
import { TicketBadge, type TicketStatus } from '../../../tickets/ticket-status.tsx';
import { Moment } from '../../../time/moment.tsx';
import { guestName } from '../guest-name.ts';
import classes from './guest-row.module.css';
import { GuestTicket } from './guest-ticket.tsx';

export type Guest = Answers['tickets']['guests']['guests'][number];

/** One order. A single ticket stands in the row itself, several are behind it. */
export function GuestRow({ guest }: { guest: Guest }) {
  const { buyer, tickets, besides } = guest;
  const [first] = tickets;
  const name = guestName(buyer);
  const single = tickets.length === 1;
  return (
    <Row>
      <Group gap="sm">
        <div className={classes.who}>
          <Text fw={550} className={classes.name}>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            <Order guest={guest} />
          </Text>
          {besides && tickets.some(({ status }) => status !== 'refunded') && (
            <Text size="sm">{formatMoney(besides)} of this order was refunded at Stripe. Its tickets stay valid.</Text>
          )}
        </div>
        {single && first ? (
          <Group gap="sm">
            <GuestTicket ticket={first} name={name} price={guest.price} />
          </Group>
        ) : (
          <Group gap={6}>
            {countByStatus(guest).map(([status, count]) => (
              <TicketBadge key={status} status={status} count={count} />
            ))}
          </Group>
        )}
      </Group>
      {!single && (
        <details className={classes.tickets}>
          <summary>{tickets.length} tickets</summary>
          <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
            {tickets.map((ticket, place) => (
              <Group component="li" key={ticket.id} gap="sm" justify="space-between" py={6}>
                <Text size="sm" c="dimmed">
                  Ticket {place + 1}
                  {ticket.usedAt !== null && (
                    <>
                      , checked in <Moment at={ticket.usedAt} />
                    </>
                  )}
                </Text>
                <Group gap="sm">
                  <GuestTicket ticket={ticket} name={name} price={guest.price} />
                </Group>
              </Group>
            ))}
          </Stack>
        </details>
      )}
    </Row>
  );
}

function Order({ guest: { tickets, price, orderedAt } }: { guest: Guest }) {
  const [first] = tickets;
  if (tickets.length === 1 && first?.usedAt) {
    return (
      <>
        {formatPrice(price)}, checked in <Moment at={first.usedAt} />
      </>
    );
  }
  return (
    <>
      {tickets.length > 1 && `${tickets.length} × `}
      {formatPrice(price)}, ordered <Moment at={orderedAt} />
    </>
  );
}

function countByStatus({ tickets }: Guest): [TicketStatus, number][] {
  const groups = Map.groupBy(tickets, ({ status }) => status);
  return [...groups].map(([status, { length }]) => [status, length]);
}
