import { useParams } from '@tanstack/react-router';
import { useMe } from '../../api/use-me.ts';
import { useEvent } from '../event.ts';
import { EventNotFound, EventPending, EventSkeleton } from '../event-pending.tsx';
import { EditEvent } from './edit-event.tsx';

export function EditEventPage() {
  const { eventId } = useParams({ from: '/shell/signed-in/events/$eventId/edit' });
  const { query, queryKey } = useEvent(eventId);
  const { data: me } = useMe();
  if (!query.data) return <EventPending query={query} queryKey={queryKey} />;
  if (!me) return <EventSkeleton />;
  if (query.data.organizer.id !== me.id) return <EventNotFound />;
  return <EditEvent event={query.data} />;
}
