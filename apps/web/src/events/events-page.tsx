import { useAuth } from '@clerk/react';
import { Stack } from '@mantine/core';
import { CalendarSearch } from 'lucide-react';
import { useTRPC, useTRPCClient } from '../api/trpc.ts';
import { usePages } from '../api/use-pages.ts';
import { Nothing } from '../feedback/nothing.tsx';
import { LinkButton } from '../shell/links.tsx';
import { EventList } from './event-list.tsx';
import { EventsHead } from './events-head.tsx';

/** Whoever is not signed in hears of no changes. */
const ASK_AGAIN_EVERY_MS = 60_000;

export function EventsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { isSignedIn } = useAuth();
  const queryKey = trpc.events.list.pathKey();
  const query = usePages({
    queryKey,
    ask: (page) => client.events.list.query(page),
    ...(!isSignedIn && { refetchInterval: ASK_AGAIN_EVERY_MS }),
  });
  return (
    <Stack gap="lg">
      <EventsHead title="Events" note="What is coming up, the next one first." />
      <EventList query={query} queryKey={queryKey}>
        <Nothing
          icon={CalendarSearch}
          title="No events yet"
          text="As soon as somebody publishes one, it shows here by itself."
        >
          {isSignedIn && <LinkButton to="/events/new">Create the first one</LinkButton>}
        </Nothing>
      </EventList>
    </Stack>
  );
}
