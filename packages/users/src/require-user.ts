import type { Database, Transaction } from '@ticket-hub/db';
import { LRUCache } from 'lru-cache';
import { applySnapshot } from './apply-snapshot.ts';
import type { ClerkDirectory } from './clerk-directory.ts';
import type { Upserted } from './upsert-user.ts';
import { toUser, type User } from './user.ts';

export type Found =
  | { status: 'found'; user: User }
  /** Neither here nor at Clerk, or deleted. */
  | { status: 'unknown' }
  | { status: 'banned' }
  /** Clerk knows them, but shows them in a way that cannot be understood. */
  | { status: 'invalid' }
  /** Clerk had to be asked and gave no answer. */
  | { status: 'unavailable' };

export type RequireUser = (clerkId: string) => Promise<Found>;

interface Ports {
  db: Database;
  directory: ClerkDirectory;
  now: () => Date;
  /** Opens the transaction in which somebody is created, and may note in it that no delivery had brought them. */
  run(clerkId: string, apply: (tx: Transaction) => Promise<Upserted>): Promise<Upserted | { outcome: 'duplicate' }>;
}

const REMEMBER_MISS_MS = 5_000;
const REMEMBERED_MISSES = 10_000;

/**
 * Finds the user of a verified token. Somebody who is not here yet (the webhook is late or lost) is asked for at Clerk
 * and created, once however many requests wait; that Clerk has nobody, or nobody that
 * can be understood, is remembered for a few seconds. A deleted user
 * stays unknown without asking.
 */
export function createRequireUser({ db, directory, now, run }: Ports): RequireUser {
  const underWay = new Map<string, Promise<Found>>();
  const misses = new LRUCache<string, 'unknown' | 'invalid'>({ max: REMEMBERED_MISSES, ttl: REMEMBER_MISS_MS });

  async function askClerk(clerkId: string): Promise<Found> {
    const answer = await directory.getUser(clerkId);
    if (answer === 'unavailable') return { status: 'unavailable' };
    if (answer === 'unknown' || answer === 'invalid') {
      misses.set(clerkId, answer);
      return { status: answer };
    }
    const applied = await applySnapshot(answer, { directory, now, run: (apply) => run(clerkId, apply) });
    if (applied.outcome === 'unavailable' || applied.outcome === 'invalid') return { status: applied.outcome };
    return (await lookUp(db, clerkId)) ?? { status: 'unknown' };
  }

  return async (clerkId) => {
    const here = await lookUp(db, clerkId);
    if (here) return here;
    const miss = misses.get(clerkId);
    if (miss) return { status: miss };
    const waiting = underWay.get(clerkId) ?? askClerk(clerkId).finally(() => underWay.delete(clerkId));
    underWay.set(clerkId, waiting);
    return await waiting;
  };
}

/** Undefined means that there is not even a tombstone. */
async function lookUp(db: Database, clerkId: string): Promise<Found | undefined> {
  const row = await db.read.selectFrom('users').selectAll().where('clerk_id', '=', clerkId).executeTakeFirst();
  if (!row) return undefined;
  if (row.deleted_at !== null) return { status: 'unknown' };
  return row.banned === 1 ? { status: 'banned' } : { status: 'found', user: toUser(row) };
}
