import { useAuth } from '@clerk/react';
import { Stack } from '@mantine/core';
import { CalendarSearch } from 'lucide-react';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { EmptyList } from '../../feedback/message.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { EventList } from './event-list.tsx';
import { EventsHead } from './events-head.tsx';

export function EventsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { isSignedIn } = useAuth();
  const queryKey = trpc.events.list.pathKey();
  const query = usePages({ queryKey, ask: (page) => client.events.list.query(page) });
  return (
    <Stack gap="lg">
      <EventsHead title="Events" note="Upcoming events, the next one first." />
      <EventList query={query} queryKey={queryKey}>
        <EmptyList icon={CalendarSearch} title="No events yet" text="They appear here as soon as they are published.">
          {isSignedIn && <LinkButton to="/events/new">Create the first one</LinkButton>}
        </EmptyList>
      </EventList>
    </Stack>
  );
}
