import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { type DatabaseKind, testDatabase } from '@ticket-hub/db/testing';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type ClerkUser, readClerkUser } from '../src/clerk-user.ts';
import { contentOf, indexedOf } from '../src/content.ts';
import { deleteUser } from '../src/delete-user.ts';
import { reconcileUser } from '../src/reconcile/reconcile-user.ts';
import { createRequireUser } from '../src/require-user.ts';
import { usersSchema } from '../src/schema.ts';
import { Clerk } from './clerk.ts';
import { receive } from './receive.ts';
import { newClerkId, snapshot } from './snapshot.ts';

/** The rules are the same on both, and a few hundred runs cover every order; a run on Postgres takes several times as long. */
const RUNS = { sqlite: 600, postgres: 200 };

/** Of the lives and of the search for a shorter one that fails: then what was found is printed, with its seed. */
const MOST_MS = 90_000;
const now = () => new Date('2026-01-05T00:00:00.000Z');

/** A change at Clerk: by how much the version increases (0 is a tie), what is new, and when its deliveries arrive. */
const change = fc.record({
  step: fc.integer({ min: 0, max: 2 }),
  name: fc.constantFrom('Ada', 'Bea', 'Cem', null),
  shutOut: fc.constantFrom({}, { banned: true }, { deprovisioned: true }),
  delays: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
});

const life = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  deletion: fc.option(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 3 })),
  /** When the user's browser sends requests. */
  requests: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 2 }),
  /** When a delivery with a future version arrives. */
  impossible: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 2 }),
  /** When the row gets such a version, as before they were rejected; reconcile runs afterwards. */
  poisonings: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 1 }),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/**
 * Delivers events late, twice, never (but at least one of the last change), in any order and concurrently, with requests
 * and future versions in between. Expects the row to match Clerk afterwards. Prints its seed when it fails.
 */
export async function expectConvergence(kind: DatabaseKind): Promise<void> {
  const db = await testDatabase(kind, [usersSchema]);
  const clerk = new Clerk();
  const requireUser = createRequireUser({ db, directory: clerk, receive: (user) => receive(db, clerk, user) });
  const property = fc.asyncProperty(life, (lived) => converges({ db, clerk, requireUser }, lived));
  await fc.assert(property, { numRuns: RUNS[kind], interruptAfterTimeLimit: MOST_MS, markInterruptAsFailure: true });
}

interface World {
  db: Database;
  clerk: Clerk;
  requireUser: ReturnType<typeof createRequireUser>;
}

async function converges(
  { db, clerk, requireUser }: World,
  { changes, deletion, requests, impossible, poisonings }: Life,
): Promise<void> {
  const id = newClerkId();
  const states = statesOf(id, changes);
  const timeline = [
    ...requests.map((moment) => [moment, () => requireUser(id)] as const),
    ...impossible.map((moment) => [moment, async () => expectRefused(id)] as const),
    ...poisonings.map((moment) => [moment, () => poison(db, id)] as const),
    ...(deletion ?? []).map((delay) => [states.length + delay, () => remove(db, id)] as const),
    ...states.flatMap((state, i) => {
      const delays = changes[i]?.delays ?? [];
      const mustArrive = i === states.length - 1 && deletion === null && delays.length === 0;
      return (mustArrive ? [0] : delays).map((delay) => [i + delay, () => upsert(db, clerk, state)] as const);
    }),
  ];

  const end = Math.max(states.length, ...timeline.map(([moment]) => moment));
  for (let now = 0; now <= end; now++) {
    const state = states[now];
    if (state) clerk.users.set(id, state);
    if (deletion && now === states.length) clerk.users.delete(id);
    await Promise.all(timeline.filter(([moment]) => moment === now).map(([, act]) => act()));
  }
  if (poisonings.length > 0) {
    const ports = { db, directory: clerk, now, dependents: [] };
    expect(await reconcileUser(ports, id, { dryRun: false, maxDeletes: 5 })).toMatchObject({ aborted: null });
  }
  await expectTruth(db, id, clerk.users.get(id));
}

function statesOf(id: string, changes: Life['changes']): ClerkUser[] {
  let version = 1;
  return changes.map(({ step, name, shutOut }) => {
    version += step;
    return snapshot(version, { id, first_name: name, ...shutOut });
  });
}

async function expectTruth(db: Database, id: string, truth: ClerkUser | undefined): Promise<void> {
  const row = await db.read.selectFrom('users').selectAll().where('clerk_id', '=', id).executeTakeFirstOrThrow();
  if (truth) {
    const content = contentOf(truth);
    expect({ ...row, ...content, ...indexedOf(content), clerk_updated_at: truth.updated_at, deleted_at: null }).toEqual(
      row,
    );
  } else {
    expect([row.deleted_at, row.email, row.first_name]).toEqual([now().toISOString(), null, null]);
  }
}

function expectRefused(id: string): void {
  expect(readClerkUser({ ...snapshot(9e15, { id }) }, now())).toBeUndefined();
}

async function poison(db: Database, id: string): Promise<void> {
  const poisoned = { clerk_updated_at: 9e15, first_name: 'Poison', banned: 0 };
  const ofUser = (tx: Transaction) => tx.updateTable('users').set(poisoned).where('clerk_id', '=', id);
  await transact(db, (tx) => ofUser(tx).where('deleted_at', 'is', null).execute());
}

async function upsert(db: Database, clerk: Clerk, state: ClerkUser): Promise<void> {
  await receive(db, clerk, state);
}

async function remove(db: Database, id: string): Promise<void> {
  await transact(db, (tx) => deleteUser(tx, id, { now: now(), dependents: [] }));
}
