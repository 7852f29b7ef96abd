import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useMe } from '../api/use-me.ts';
import { PaidNotice } from './checkout/paid-notice.tsx';
import { TicketBox } from './checkout/ticket-box.tsx';
import { EventCover } from './event-cover.tsx';
import { EventDescription } from './event-description.tsx';
import classes from './event-page.module.css';
import { EventPending } from './event-pending.tsx';
import { OrganizerDesk } from './organizer/organizer-desk.tsx';
import { useEvent } from './use-event.ts';

export function EventPage() {
  const { eventId } = useParams({ from: '/shell/events/$eventId' });
  const { query, queryKey } = useEvent(eventId);
  const { data: me } = useMe();
  if (!query.data) return <EventPending query={query} queryKey={queryKey} />;
  const event = query.data;
  const isMine = me?.id === event.organizer.id;
  return (
    <Stack gap="lg">
      <PaidNotice eventId={event.id} />
      <div className={classes.layout}>
        <EventCover event={event} />
        <TicketBox event={event} isMine={isMine} />
        <EventDescription event={event} />
      </div>
      {isMine && <OrganizerDesk event={event} />}
    </Stack>
  );
}
