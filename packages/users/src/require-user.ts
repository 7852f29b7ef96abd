import { compiled, type Database, type Reader, type Values } from '@ticket-hub/db';
import { LRUCache } from 'lru-cache';
import type { ClerkDirectory } from './clerk-directory.ts';
import type { ClerkUser } from './clerk-user.ts';
import { toUser, type User } from './user.ts';

export type Found =
  | { outcome: 'found'; user: User }
  /** Unknown both here and at Clerk, or deleted. */
  | { outcome: 'unknown' }
  | { outcome: 'banned' }
  /** Clerk knows the user, but the data cannot be parsed. */
  | { outcome: 'invalid' }
  /** Clerk had to be queried and did not respond. */
  | { outcome: 'unavailable' };

export type RequireUser = (clerkId: string) => Promise<Found>;

interface Ports {
  db: Database;
  directory: ClerkDirectory;
  /** Applies Clerk's answer, and may record that no delivery had brought the user. */
  receive(user: ClerkUser): Promise<'received' | 'invalid' | 'unavailable'>;
}

const REMEMBER_MISS_MS = 5_000;
const REMEMBERED_MISSES = 10_000;

/**
 * Finds the user of a verified token. A user without a row (the webhook is late or lost) is fetched from Clerk and
 * created, with one request however many callers wait; an unknown or invalid result is cached for a few seconds. A deleted
 * user stays unknown without a request to Clerk.
 */
export function createRequireUser({ db, directory, receive }: Ports): RequireUser {
  const underWay = new Map<string, Promise<Found>>();
  const misses = new LRUCache<string, 'unknown' | 'invalid'>({ max: REMEMBERED_MISSES, ttl: REMEMBER_MISS_MS });

  async function askClerk(clerkId: string): Promise<Found> {
    const answer = await directory.getUser(clerkId);
    if (answer === 'unavailable') return { outcome: 'unavailable' };
    if (answer === 'unknown' || answer === 'invalid') {
      misses.set(clerkId, answer);
      return { outcome: answer };
    }
    const received = await receive(answer);
    if (received !== 'received') return { outcome: received };
    return (await lookUp(db, clerkId)) ?? { outcome: 'unknown' };
  }

  return async (clerkId) => {
    const here = await lookUp(db, clerkId);
    if (here) return here;
    const miss = misses.get(clerkId);
    if (miss) return { outcome: miss };
    const waiting = underWay.get(clerkId) ?? askClerk(clerkId).finally(() => underWay.delete(clerkId));
    underWay.set(clerkId, waiting);
    return await waiting;
  };
}

/** Undefined when there is no row, not even a tombstone. */
async function lookUp(db: Database, clerkId: string): Promise<Found | undefined> {
  const { rows } = await findRow(db.read, { clerkId });
  const [row] = rows;
  if (!row) return undefined;
  if (row.deleted_at !== null) return { outcome: 'unknown' };
  return row.banned === 1 ? { outcome: 'banned' } : { outcome: 'found', user: toUser(row) };
}

const findRow = compiled((db: Reader, { clerkId }: Values<{ clerkId: string }>) =>
  db.selectFrom('users').selectAll().where('clerk_id', '=', clerkId),
);
