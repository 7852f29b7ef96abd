import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answers, useTRPC } from '../api/trpc.ts';

export type Event = Answers['events']['byId'];

/** Why nobody can get a ticket. */
export type NotSellable = NonNullable<Event['reason']>;

/** Live changes tell that an event is sold out, but not of every seat; and visitors who are not signed in get none. */
const ASK_AGAIN_EVERY_MS = 20_000;

export function useEvent(eventId: string) {
  const trpc = useTRPC();
  const query = useQuery(trpc.events.byId.queryOptions({ eventId }, { refetchInterval: ASK_AGAIN_EVERY_MS }));
  return { query, queryKey: trpc.events.byId.queryKey({ eventId }) };
}

/** Puts the event that a mutation returned into the cache, so that its page shows it without a fetch. */
export function useCacheEvent(): (event: Event) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (event) => queryClient.setQueryData(trpc.events.byId.queryKey({ eventId: event.id }), event);
}
