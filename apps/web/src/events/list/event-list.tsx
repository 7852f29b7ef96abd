import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Pending } from '../../api/pending.tsx';
import type { Answers } from '../../api/trpc.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { LoadMore } from '../../feedback/load-more.tsx';
import { EventCard } from './event-card.tsx';
import classes from './event-list.module.css';

interface EventListProps {
  query: UseInfiniteQueryResult<{ pages: Answers['events']['list'][] }, unknown>;
  queryKey: readonly unknown[];
  /** Whether each event says that it is on sale: only where drafts and past events are listed too. */
  withState?: boolean;
  /** Of the events' headings. */
  order?: 2 | 3;
  /** In place of an empty list. */
  children: ReactNode;
}

export function EventList({ query, queryKey, withState = false, order = 2, children }: EventListProps) {
  if (!query.data) return <Pending query={query} queryKey={queryKey} skeleton={<ListSkeleton what="events" />} />;
  const events = query.data.pages.flatMap((page) => page.events);
  if (events.length === 0 && !query.hasNextPage) return children;
  return (
    <Stack gap="lg" className={query.isPlaceholderData ? classes.older : undefined}>
      {events.length === 0 && <Text>Nothing among the events that were looked at. There are more to look at.</Text>}
      <SimpleGrid
        component="ul"
        cols={{ base: 1, sm: 2, md: 3 }}
        spacing="lg"
        m={0}
        p={0}
        style={{ listStyle: 'none' }}
      >
        {events.map((event) => (
          <EventCard key={event.id} event={event} withState={withState} order={order} />
        ))}
      </SimpleGrid>
      <LoadMore query={query} />
    </Stack>
  );
}
