import { LRUCache } from 'lru-cache';

const REMEMBERED = 10_000;

/** Lets each person do something dear once in a time, in this process. */
export function createPace(everyMs: number): (clerkId: string) => boolean {
  const recent = new LRUCache<string, true>({ max: REMEMBERED, ttl: everyMs });
  return (clerkId) => {
    if (recent.has(clerkId)) return false;
    recent.set(clerkId, true);
    return true;
  };
}
