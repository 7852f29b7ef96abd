import { useAuth } from '@clerk/react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';

/** The latest are on the first page; that is enough for what is said of them here. */
const MOST = 100;

/** The reader's own tickets for an event; of nobody if nobody is signed in. */
export function useOwnTickets(eventId: string) {
  const trpc = useTRPC();
  const { isSignedIn } = useAuth();
  return useQuery(
    trpc.tickets.mine.queryOptions(
      { limit: MOST },
      {
        enabled: isSignedIn === true,
        select: ({ tickets }) => tickets.filter(({ event }) => event.id === eventId),
      },
    ),
  );
}
