import { Stack } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { useTRPC, useTRPCClient } from '../api/trpc.ts';
import { usePages } from '../api/use-pages.ts';
import { Nothing } from '../feedback/nothing.tsx';
import { LinkButton } from '../shell/links.tsx';
import { EventList } from './event-list.tsx';
import { EventsHead } from './events-head.tsx';

export function MyEventsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = trpc.events.mine.pathKey();
  const query = usePages({ queryKey, ask: (page) => client.events.mine.query(page) });
  return (
    <Stack gap="lg">
      <EventsHead title="My events" note="The ones you organize, drafts included." />
      <EventList query={query} queryKey={queryKey} withState>
        <Nothing icon={CalendarPlus} title="Your first event is waiting" text="It stays a draft until you publish it.">
          <LinkButton to="/events/new">Create an event</LinkButton>
        </Nothing>
      </EventList>
    </Stack>
  );
}
