import { type Database, transact } from '@ticket-hub/db';
import { applySnapshot } from '../src/apply-snapshot.ts';
import type { ClerkUser } from '../src/clerk-user.ts';
import { upsertUser } from '../src/upsert-user.ts';
import type { Clerk } from './clerk.ts';

const now = () => new Date('2026-01-05T00:00:00.000Z');

/** Applies a received snapshot without a ledger. */
export async function receive(db: Database, clerk: Clerk, user: ClerkUser) {
  const { outcome } = await applySnapshot(user, clerk, (shown, over) =>
    transact(db, (tx) => upsertUser(tx, shown, { now: now(), over })),
  );
  return outcome === 'invalid' || outcome === 'unavailable' ? outcome : 'received';
}
