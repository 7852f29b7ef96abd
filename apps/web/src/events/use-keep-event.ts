import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../api/trpc.ts';
import type { Event } from './event.ts';

/** Shows what a change has made of an event at once, without waiting to hear of it. */
export function useKeepEvent(): (event: Event) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (event) => queryClient.setQueryData(trpc.events.byId.queryKey({ eventId: event.id }), event);
}
