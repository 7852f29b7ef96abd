import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answers, useTRPC } from '../api/trpc.ts';

export type Event = Answers['events']['byId'];

/** Why nobody can get a ticket. */
export type NotSellable = NonNullable<Event['reason']>;

/** Never empty: organizers need not have a name. */
export function nameOf({ name }: Event['organizer']): string {
  return name || 'Somebody';
}

export function useEvent(eventId: string) {
  const trpc = useTRPC();
  const query = useQuery(trpc.events.byId.queryOptions({ eventId }, { initialData: () => eventInPage(eventId) }));
  return { query, queryKey: trpc.events.byId.queryKey({ eventId }) };
}

/** What the API has written into the page that a shared link opened: shown at once, and asked for anew. Taken once, as it gets old. */
function eventInPage(eventId: string): Event | undefined {
  const element = document.getElementById('event');
  element?.remove();
  const event: unknown = JSON.parse(element?.textContent ?? 'null');
  return isEvent(event) && event.id === eventId ? event : undefined;
}

/** The API that writes it is of the same version. */
function isEvent(value: unknown): value is Event {
  return typeof value === 'object' && value !== null && 'id' in value;
}

/** Puts the event that a mutation returned into the cache, so that its page shows it without a fetch. */
export function useCacheEvent(): (event: Event) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (event) => queryClient.setQueryData(trpc.events.byId.queryKey({ eventId: event.id }), event);
}
