import type { QueryClient } from '@tanstack/react-query';
import { invalidate } from './invalidate.ts';

/** An answer that takes longer, such as one that is tried again and again, is not waited for. */
const LONGEST_ROUND_MS = 5_000;

/**
 * Refetches what hints name, round by round: while answers are on their way, further hints are gathered. So a tab never
 * asks faster than the API answers, and an answer is not thrown away for the next one. `*` comes with a new connection and does not wait. Thousands of tabs hear of a
 * sale at the same moment: they spread over what the hint says.
 */
export function followHints(queryClient: QueryClient): (topics: string[], spreadMs: number) => void {
  const pending = new Set<string>();
  let busy = false;
  let spread = 0;

  async function work(): Promise<void> {
    while (pending.size > 0) {
      if (spread > 0) await passed(Math.random() * spread);
      spread = 0;
      const topics = [...pending];
      pending.clear();
      await Promise.race([invalidate(queryClient, topics), passed(LONGEST_ROUND_MS)]);
    }
  }

  return (topics, spreadMs) => {
    if (topics.includes('*')) {
      pending.clear();
      void invalidate(queryClient, topics);
      return;
    }
    for (const topic of topics) pending.add(topic);
    spread = Math.max(spread, spreadMs);
    if (busy) return;
    busy = true;
    void work().finally(() => {
      busy = false;
    });
  };
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
