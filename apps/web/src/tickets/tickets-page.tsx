import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Printer, Ticket } from 'lucide-react';
import { Pending } from '../api/pending.tsx';
import { useTRPC, useTRPCClient } from '../api/trpc.ts';
import { usePages } from '../api/use-pages.ts';
import hue from '../events/hue.module.css';
import { hueStyle } from '../events/hue.ts';
import { OnHoldNotice } from '../events/on-hold-notice.tsx';
import { ListSkeleton } from '../feedback/list-skeleton.tsx';
import { LoadMore } from '../feedback/load-more.tsx';
import { EmptyList } from '../feedback/message.tsx';
import { PageHead } from '../feedback/page-head.tsx';
import { LinkButton, TextLink } from '../theme/links.tsx';
import { fromToForReader, startOf } from '../time/event-time.ts';
import { byEvent, type TicketsOfEvent } from './by-event.ts';
import { CalendarButton } from './calendar-button.tsx';
import { TicketStub } from './ticket-stub.tsx';
import classes from './tickets.module.css';

export function TicketsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = trpc.tickets.mine.pathKey();
  const query = usePages({ queryKey, ask: (page) => client.tickets.mine.query({ ...page, limit: 50 }) });
  const tickets = query.data?.pages.flatMap((page) => page.tickets);
  const groups = tickets && byEvent(tickets, new Date());
  return (
    <Stack gap="lg">
      <PageHead title="My tickets" note="Show the QR code at the door." />
      {groups === undefined && (
        <Pending query={query} queryKey={queryKey} skeleton={<ListSkeleton what="your tickets" />} />
      )}
      {groups?.length === 0 && (
        <EmptyList icon={Ticket} title="No tickets yet" text="They appear here as soon as you get one.">
          <LinkButton to="/events">Browse events</LinkButton>
        </EmptyList>
      )}
      {groups?.map(({ event, tickets }) => (
        <EventTickets key={event.id} event={event} tickets={tickets} />
      ))}
      <LoadMore query={query} />
    </Stack>
  );
}

function EventTickets({ event, tickets }: TicketsOfEvent) {
  const { id, title, venue, status, onHoldUntil } = event;
  const forReader = fromToForReader(event);
  return (
    <section className={classes.event} aria-label={title} style={hueStyle(id)}>
      <div className={`${classes.head} ${hue.band}`}>
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h3" className={classes.title}>
            <TextLink to="/events/$eventId" params={{ eventId: id }} inherit c="inherit">
              {title}
            </TextLink>
          </Title>
          {status === 'cancelled' && <Badge className={classes.cancelled ?? ''}>Cancelled</Badge>}
        </Group>
        <Text fw={550}>{startOf(event)}</Text>
        {forReader !== null && <Text size="sm">For you: {forReader}</Text>}
        <Text size="sm" className={classes.title}>
          {venue}
        </Text>
      </div>
      {status === 'on_hold' && <OnHoldNotice until={onHoldUntil} />}
      <Group gap="sm" className={classes.actions}>
        <CalendarButton event={event} />
        {tickets.some((ticket) => ticket.status === 'valid') && (
          <LinkButton
            to="/tickets/$eventId"
            params={{ eventId: id }}
            variant="default"
            size="xs"
            leftSection={<Printer size={14} aria-hidden />}
          >
            Print
          </LinkButton>
        )}
      </Group>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {tickets.map((ticket) => (
          <TicketStub key={ticket.id} ticket={ticket} />
        ))}
      </Stack>
    </section>
  );
}
