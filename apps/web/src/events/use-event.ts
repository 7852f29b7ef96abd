import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/trpc.ts';

/** Everybody hears when an event is sold out, but not of every seat; and whoever is not signed in hears of nothing. */
const ASK_AGAIN_EVERY_MS = 20_000;

export function useEvent(eventId: string) {
  const trpc = useTRPC();
  const query = useQuery(trpc.events.byId.queryOptions({ eventId }, { refetchInterval: ASK_AGAIN_EVERY_MS }));
  return { query, queryKey: trpc.events.byId.queryKey({ eventId }) };
}
