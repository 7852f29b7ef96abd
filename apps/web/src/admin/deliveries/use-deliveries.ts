import { useInfiniteQuery } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';

export interface Wanted {
  source: 'all' | 'clerk' | 'stripe' | 'first-request' | 'stripe-found';
  failed?: boolean;
  outcome?: string;
  subject?: string;
}

/** Cheap: the first page is the newest entries of an index. Whoever has loaded more pages is asked for less often. */
const EVERY_MS = 2_000;
const WITH_MORE_PAGES_MS = 10_000;

/** The ledger in pages, asked for again and again while somebody looks. */
export function useDeliveries(wanted: Wanted) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.admin.deliveries.queryKey(wanted), 'pages'],
    queryFn: ({ pageParam }) =>
      client.admin.deliveries.query({ ...wanted, ...(pageParam !== null && { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? WITH_MORE_PAGES_MS : EVERY_MS),
  });
}
