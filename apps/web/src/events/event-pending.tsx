import { Card, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { CalendarX } from 'lucide-react';
import type { ComponentProps } from 'react';
import { failureOf } from '../api/failure.ts';
import { Pending } from '../api/pending.tsx';
import { Message } from '../feedback/message.tsx';
import { LinkButton } from '../theme/links.tsx';

type EventPendingProps = Pick<ComponentProps<typeof Pending>, 'query' | 'queryKey'>;

/** In place of an event that is not there yet, or does not exist. */
export function EventPending({ query, queryKey }: EventPendingProps) {
  if (query.error !== null && failureOf(query.error) === 'refused') return <EventNotFound />;
  return <Pending query={query} queryKey={queryKey} skeleton={<EventSkeleton />} />;
}

export function EventNotFound() {
  return (
    <Message
      icon={CalendarX}
      title="Event not found"
      text="It may not be published yet, or the address may be mistyped."
    >
      <LinkButton to="/events">All events</LinkButton>
    </Message>
  );
}

export function EventSkeleton() {
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden component="h1">Loading the event</VisuallyHidden>
      <Card withBorder padding={0} radius="lg">
        <Skeleton height={112} radius={0} />
        <Stack gap="md" p="xl">
          <Skeleton height={34} width="60%" />
          <Skeleton height={16} width="30%" />
          <Skeleton height={42} width="50%" />
          <Skeleton height={42} width="40%" />
        </Stack>
      </Card>
    </Stack>
  );
}
