import type { QueryClient } from '@tanstack/react-query';

/** Refetches the queries that topics name: `users.me` is one procedure, whatever its input; `*` is all of them. */
export async function invalidate(queryClient: QueryClient, topics: string[]): Promise<void> {
  const filters = topics.includes('*')
    ? [{}]
    : withDependents(topics).map((topic) => ({ queryKey: [topic.split('.')] }));
  // An answer that is still on its way may have been read before the change.
  await Promise.all(filters.map((filter) => queryClient.cancelQueries(filter)));
  await Promise.all(filters.map((filter) => queryClient.invalidateQueries(filter)));
}

/**
 * Queries that change together with a topic. An organizer is told about the event and not about its tickets; buyers are
 * told about their tickets and not about the seats that are left.
 */
const dependents: Record<string, string> = { 'events.mine': 'tickets.forEvent', 'tickets.mine': 'events.byId' };

function withDependents(topics: string[]): string[] {
  return [...new Set([...topics, ...topics.map((topic) => dependents[topic] ?? topic)])];
}
