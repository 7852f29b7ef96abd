import { Stack } from '@mantine/core';
import { Ticket } from 'lucide-react';
import { useTRPC, useTRPCClient } from '../api/trpc.ts';
import { usePages } from '../api/use-pages.ts';
import { ListSkeleton } from '../feedback/list-skeleton.tsx';
import { LoadMore } from '../feedback/load-more.tsx';
import { Nothing } from '../feedback/nothing.tsx';
import { PageHead } from '../feedback/page-head.tsx';
import { Pending } from '../feedback/pending.tsx';
import { LinkButton } from '../shell/links.tsx';
import { byEvent } from './by-event.ts';
import { EventTickets } from './event-tickets.tsx';

export function TicketsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = trpc.tickets.mine.pathKey();
  const query = usePages({ queryKey, ask: (page) => client.tickets.mine.query({ ...page, limit: 50 }) });
  const tickets = query.data?.pages.flatMap((page) => page.tickets);
  const groups = tickets && byEvent(tickets, new Date());
  return (
    <Stack gap="lg">
      <PageHead title="My tickets" note="Show the code at the door." />
      {groups === undefined && (
        <Pending query={query} queryKey={queryKey} skeleton={<ListSkeleton what="your tickets" />} />
      )}
      {groups?.length === 0 && (
        <Nothing icon={Ticket} title="No tickets yet" text="They show here the moment you get one.">
          <LinkButton to="/events">Browse events</LinkButton>
        </Nothing>
      )}
      {groups?.map(({ event, tickets }) => (
        <EventTickets key={event.id} event={event} tickets={tickets} />
      ))}
      <LoadMore query={query} />
    </Stack>
  );
}
