import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Refetches the queries that topics name: `users.me` is one procedure, whatever its input; `*` is all of them. An answer that is on
 * its way may have been read before the change: it is dropped, but where nothing is shown yet, shown until the next one is there.
 */
export async function invalidate(queryClient: QueryClient, topics: Iterable<string>): Promise<void> {
  const named = [...topics];
  const filters = named.includes('*') ? [{}] : named.map((topic) => ({ queryKey: [topic.split('.')] }));
  await Promise.all(
    filters.map(async (filter) => {
      const awaited = queryClient.getQueryCache().findAll({ ...filter, predicate: isAwaited });
      const rest = { ...filter, predicate: (query: Query) => !awaited.includes(query) };
      await queryClient.cancelQueries(rest);
      await Promise.all([
        queryClient.invalidateQueries(rest),
        ...awaited.map(async (query) => {
          // Joins what is under way.
          await query.fetch().catch(() => undefined);
          await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
        }),
      ]);
    }),
  );
}

/** Whether its first answer is on its way, and not put off after a failure. */
function isAwaited({ state }: Query): boolean {
  return state.data === undefined && state.fetchStatus === 'fetching' && state.fetchFailureCount === 0;
}
