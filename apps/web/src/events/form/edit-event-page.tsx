import { useParams } from '@tanstack/react-router';
import { useMe } from '../../api/use-me.ts';
import { EventPending, NoSuchEvent } from '../event-pending.tsx';
import { EventSkeleton } from '../event-skeleton.tsx';
import { useEvent } from '../use-event.ts';
import { EditEvent } from './edit-event.tsx';

export function EditEventPage() {
  const { eventId } = useParams({ from: '/shell/signed-in/events/$eventId/edit' });
  const { query, queryKey } = useEvent(eventId);
  const { data: me } = useMe();
  if (!query.data) return <EventPending query={query} queryKey={queryKey} />;
  if (!me) return <EventSkeleton />;
  if (query.data.organizer.id !== me.id) return <NoSuchEvent />;
  return <EditEvent event={query.data} />;
}
