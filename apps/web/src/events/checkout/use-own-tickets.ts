import { useAuth } from '@clerk/react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';

/** One page of the latest tickets: more than one visitor can usefully hold for one event. */
const PAGE_SIZE = 100;

/** The user's own tickets for an event; disabled while nobody is signed in. */
export function useOwnTickets(eventId: string) {
  const trpc = useTRPC();
  const { isSignedIn } = useAuth();
  return useQuery(
    trpc.tickets.mine.queryOptions(
      { limit: PAGE_SIZE },
      {
        enabled: isSignedIn === true,
        select: ({ tickets }) => tickets.filter(({ event }) => event.id === eventId),
      },
    ),
  );
}
