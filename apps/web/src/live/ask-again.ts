import type { QueryClient } from '@tanstack/react-query';

/** `users.me` names one query, whatever its input; `*` every one there is. */
export async function askAgain(queryClient: QueryClient, topics: string[]): Promise<void> {
  const filters = topics.includes('*') ? [{}] : topics.map((topic) => ({ queryKey: [topic.split('.')] }));
  // What was asked before the change may be answered with what was before it.
  await Promise.all(filters.map((filter) => queryClient.cancelQueries(filter)));
  await Promise.all(filters.map((filter) => queryClient.invalidateQueries(filter)));
}
