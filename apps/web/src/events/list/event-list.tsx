import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Pending } from '../../api/pending.tsx';
import type { Answers } from '../../api/trpc.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { LoadMore } from '../../feedback/load-more.tsx';
import { formatPrice } from '../../money/format-money.ts';
import { TextLink } from '../../theme/links.tsx';
import { dayAndMonthOf, startOf } from '../../time/event-time.ts';
import type { Event } from '../event.ts';
import { StateBadge } from '../state-badge.tsx';
import classes from './event-list.module.css';

interface EventListProps {
  query: UseInfiniteQueryResult<{ pages: Answers['events']['list'][] }, unknown>;
  queryKey: readonly unknown[];
  /** Whether each event says that it is on sale: only where drafts and past events are listed too. */
  withState?: boolean;
  /** In place of an empty list. */
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

function EventCard({ event, withState }: { event: Event; withState: boolean }) {
  const { day, month } = dayAndMonthOf(event);
  return (
    <Card component="li" withBorder radius="lg" padding="lg" className={classes.card}>
      <Group align="flex-start" gap="md" wrap="nowrap" h="100%">
        <div className={classes.day} aria-hidden>
          <Text fz={26} fw={750} lh={1}>
            {day}
          </Text>
          <Text size="xs" fw={600} tt="uppercase">
            {month}
          </Text>
        </div>
        <Stack gap={6} flex={1} h="100%" className={classes.words}>
          <Title order={2} size="h4" lineClamp={2}>
            <TextLink
              to="/events/$eventId"
              params={{ eventId: event.id }}
              underline="never"
              inherit
              className={classes.title}
            >
              {event.title}
            </TextLink>
          </Title>
          <Text size="sm" c="dimmed">
            {startOf(event)}
          </Text>
          <Text size="sm" c="dimmed" lineClamp={2} className={classes.venue}>
            {event.venue}
          </Text>
          <Group gap="xs" mt="auto" pt="xs">
            <Text span fw={650}>
              {formatPrice(event.price)}
            </Text>
            <StateBadge event={event} withState={withState} />
          </Group>
        </Stack>
      </Group>
    </Card>
  );
}
