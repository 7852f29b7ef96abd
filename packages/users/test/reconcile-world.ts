import { type Database, transact } from '@ticket-hub/db';
import { type DatabaseKind, testDatabase } from '@ticket-hub/db/testing';
import type { ClerkUser } from '../src/clerk-user.ts';
import { reconcile } from '../src/reconcile/reconcile.ts';
import { usersSchema } from '../src/schema.ts';
import { upsertUser } from '../src/upsert-user.ts';
import { Clerk } from './clerk.ts';
import { snapshot } from './snapshot.ts';

export const early = new Date('2026-01-05T00:00:00.000Z');
export const now = () => new Date('2026-01-06T00:00:00.000Z');

const none = { checked: 0, created: 0, updated: 0, deleted: 0, unchanged: 0, drift: 0, invalid: 0, invalidIds: [] };
export const nobody = { dryRun: false, ...none, aborted: null };

export const id = (i: number) => `user_${String(i).padStart(4, '0')}`;
export const person = (i: number, version = 1, changes = {}): ClerkUser => snapshot(version, { id: id(i), ...changes });
export const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

export async function alive(db: Database) {
  const rows = await db.read.selectFrom('users').select('clerk_id').where('deleted_at', 'is', null).execute();
  return rows.map((row) => row.clerk_id).toSorted();
}

interface People {
  /** Clerk has users 0…n-1. */
  atClerk: number;
  /** Which of them the table has. */
  here: number[];
  pageSize?: number;
}

export async function reconcileWorld(kind: DatabaseKind, { atClerk, here, pageSize = 3 }: People) {
  const db = await testDatabase(kind, [usersSchema]);
  const clerk = new Clerk(pageSize);
  for (const i of upTo(atClerk)) clerk.users.set(id(i), person(i));
  for (const i of here) await transact(db, (tx) => upsertUser(tx, person(i), { now: early }));
  const ports = { db, directory: clerk, now, dependents: [] };
  const run = (options = {}, more = {}) =>
    reconcile({ ...ports, ...more }, { dryRun: false, maxDeletes: 5, ...options });
  return { db, clerk, ports, run };
}
