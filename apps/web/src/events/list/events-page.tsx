import { useAuth } from '@clerk/react';
import { Group, Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { CalendarSearch, SearchX } from 'lucide-react';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { EmptyList } from '../../feedback/message.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { EventList } from './event-list.tsx';
import { EventsHead } from './events-head.tsx';
import { SearchField } from './search-field.tsx';
import { WhenLinks } from './when-links.tsx';

export function EventsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { q, when = 'upcoming' } = useSearch({ from: '/shell/events' });
  const asked = { when, ...(q !== undefined && { search: q }) } as const;
  const queryKey = [...trpc.events.list.pathKey(), asked];
  const query = usePages({
    queryKey,
    ask: (page) => client.events.list.query({ ...asked, ...page }),
    keepPrevious: true,
  });
  return (
    <Stack gap="lg">
      <EventsHead
        title="Events"
        note={when === 'past' ? 'Past events, the latest first.' : 'Upcoming events, the next one first.'}
      />
      <Group gap="sm">
        <SearchField />
        <WhenLinks />
      </Group>
      <EventList query={query} queryKey={queryKey}>
        {q === undefined ? <NoEvents past={when === 'past'} /> : <NothingFound words={q} />}
      </EventList>
    </Stack>
  );
}

function NoEvents({ past }: { past: boolean }) {
  const { isSignedIn } = useAuth();
  if (past) return <EmptyList icon={CalendarSearch} title="No past events" text="They stay here once they are over." />;
  return (
    <EmptyList icon={CalendarSearch} title="No events yet" text="They appear here as soon as they are published.">
      {isSignedIn && <LinkButton to="/events/new">Create the first one</LinkButton>}
    </EmptyList>
  );
}

function NothingFound({ words }: { words: string }) {
  return (
    <EmptyList
      icon={SearchX}
      title="No events found"
      text={`Nothing here has “${words}” in its title, place or organizer.`}
    />
  );
}
