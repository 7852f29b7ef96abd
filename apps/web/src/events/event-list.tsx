import { SimpleGrid, Stack } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Answers } from '../api/trpc.ts';
import { ListSkeleton } from '../feedback/list-skeleton.tsx';
import { LoadMore } from '../feedback/load-more.tsx';
import { Pending } from '../feedback/pending.tsx';
import { EventCard } from './event-card.tsx';

interface EventListProps {
  query: UseInfiniteQueryResult<{ pages: Answers['events']['list'][] }, unknown>;
  queryKey: readonly unknown[];
  /** Of one's own, it matters which are drafts, or over. */
  withState?: boolean;
  /** Stands for an empty list. */
  children: ReactNode;
}

export function EventList({ query, queryKey, withState = false, children }: EventListProps) {
  if (!query.data) return <Pending query={query} queryKey={queryKey} skeleton={<ListSkeleton what="events" />} />;
  const events = query.data.pages.flatMap((page) => page.events);
  if (events.length === 0) return children;
  return (
    <Stack gap="lg">
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} spacing="lg" m={0} p={0} style={{ listStyle: 'none' }}>
        {events.map((event) => (
          <EventCard key={event.id} event={event} withState={withState} />
        ))}
      </SimpleGrid>
      <LoadMore query={query} />
    </Stack>
  );
}
