import type { QueryClient } from '@tanstack/react-query';

/** Refetches the queries that topics name: `users.me` is one procedure, whatever its input; `*` is all of them. */
export async function invalidate(queryClient: QueryClient, topics: Iterable<string>): Promise<void> {
  const named = [...topics];
  const filters = named.includes('*') ? [{}] : named.map((topic) => ({ queryKey: [topic.split('.')] }));
  // An answer that is still on its way may have been read before the change.
  await Promise.all(filters.map((filter) => queryClient.cancelQueries(filter)));
  await Promise.all(filters.map((filter) => queryClient.invalidateQueries(filter)));
}
