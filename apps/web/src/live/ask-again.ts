import type { QueryClient } from '@tanstack/react-query';

/** `users.me` names one query, whatever its input; `*` every one there is. */
export async function askAgain(queryClient: QueryClient, topics: string[]): Promise<void> {
  const filters = topics.includes('*')
    ? [{}]
    : withWhatFollows(topics).map((topic) => ({ queryKey: [topic.split('.')] }));
  // What was asked before the change may be answered with what was before it.
  await Promise.all(filters.map((filter) => queryClient.cancelQueries(filter)));
  await Promise.all(filters.map((filter) => queryClient.invalidateQueries(filter)));
}

/** An organizer is told of an event, and means its tickets too; whoever's tickets change holds more seats, or fewer. */
const followers: Record<string, string> = { 'events.mine': 'tickets.forEvent', 'tickets.mine': 'events.byId' };

function withWhatFollows(topics: string[]): string[] {
  return [...new Set([...topics, ...topics.map((topic) => followers[topic] ?? topic)])];
}
