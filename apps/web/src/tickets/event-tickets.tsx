import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { TextLink } from '../shell/links.tsx';
import { startOf, zoneOf } from '../time/event-time.ts';
import type { TicketsOfEvent } from './by-event.ts';
import classes from './event-tickets.module.css';
import { TicketStub } from './ticket-stub.tsx';

export function EventTickets({ event, tickets }: TicketsOfEvent) {
  const { id, title, venue, status } = event;
  return (
    <section className={classes.ticket} aria-label={title}>
      <div className={classes.head}>
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h3" className={classes.title}>
            <TextLink to="/events/$eventId" params={{ eventId: id }} inherit c="inherit">
              {title}
            </TextLink>
          </Title>
          {status === 'cancelled' && <Badge className={classes.cancelled ?? ''}>Cancelled</Badge>}
        </Group>
        <Text fw={550}>{startOf(event)}</Text>
        <Text size="sm">{zoneOf(event)}</Text>
        <Text size="sm" className={classes.title}>
          {venue}
        </Text>
      </div>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {tickets.map((ticket) => (
          <TicketStub key={ticket.id} ticket={ticket} />
        ))}
      </Stack>
    </section>
  );
}
