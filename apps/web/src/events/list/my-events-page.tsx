import { Stack } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { EmptyList } from '../../feedback/message.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { EventList } from './event-list.tsx';
import { EventsHead } from './events-head.tsx';

export function MyEventsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = trpc.events.mine.pathKey();
  const query = usePages({ queryKey, ask: (page) => client.events.mine.query(page) });
  return (
    <Stack gap="lg">
      <EventsHead title="My events" note="Events that you organize, including drafts." />
      <EventList query={query} queryKey={queryKey} withState>
        <EmptyList
          icon={CalendarPlus}
          title="No events yet"
          text="Create your first one. It stays a draft until you publish it."
        >
          <LinkButton to="/events/new">Create an event</LinkButton>
        </EmptyList>
      </EventList>
    </Stack>
  );
}
