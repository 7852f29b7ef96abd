import { CalendarX } from 'lucide-react';
import type { ComponentProps } from 'react';
import { failureOf } from '../api/failure.ts';
import { Message } from '../feedback/message.tsx';
import { Pending } from '../feedback/pending.tsx';
import { LinkButton } from '../shell/links.tsx';
import { EventSkeleton } from './event-skeleton.tsx';

type EventPendingProps = Pick<ComponentProps<typeof Pending>, 'query' | 'queryKey'>;

/** Stands for an event that is not there yet, or never was. */
export function EventPending({ query, queryKey }: EventPendingProps) {
  if (query.error !== null && failureOf(query.error) === 'refused') return <NoSuchEvent />;
  return <Pending query={query} queryKey={queryKey} skeleton={<EventSkeleton />} />;
}

export function NoSuchEvent() {
  return (
    <Message
      icon={CalendarX}
      title="There is no such event"
      text="It may not be published yet, or the address is mistyped."
    >
      <LinkButton to="/events">All events</LinkButton>
    </Message>
  );
}
