import { type Change, type Database, transact } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { reconcileWorld } from '../test/reconcile-world.ts';
import { snapshot } from '../test/snapshot.ts';
import { getUserByClerkId } from './get-user.ts';
import { usersSchema } from './schema.ts';
import { upsertUser } from './upsert-user.ts';

const now = new Date('2026-01-05T00:00:00.000Z');
const later = { username: null, external_id: null, email_verified: null, public_metadata: null, signed_up_at: null };

/** Rows as the migration leaves them: Clerk's version, and nothing in the later columns. */
async function asMigrated(db: Database): Promise<void> {
  await transact(db, (tx) => tx.updateTable('users').set(later).execute());
}

function rowsOf(db: Database) {
  return db.read.selectFrom('users').selectAll().orderBy('clerk_id').execute();
}

describe.each(databaseKinds)('%s', (kind) => {
  test('reconcile completes each row from before the later fields once, without drift, questions or live updates', async () => {
    const { db, clerk, run } = await reconcileWorld(kind, { atClerk: 3, here: [0, 1, 2] });
    const before = await rowsOf(db);
    await asMigrated(db);
    const heard = vi.fn<(change: Change) => void>();
    const stop = db.changes.subscribe(heard);
    expect(await run({ dryRun: true })).toMatchObject({ checked: 3, unchanged: 3, drift: 0 });
    expect((await rowsOf(db))[0]).toMatchObject(later);
    const asked = clerk.asked;
    expect(await run()).toMatchObject({ checked: 3, unchanged: 3, updated: 0, drift: 0 });
    const askedToComplete = clerk.asked - asked;
    expect(await rowsOf(db)).toEqual(before);
    expect(await run()).toMatchObject({ unchanged: 3, drift: 0 });
    expect(clerk.asked - asked - askedToComplete).toBe(askedToComplete);
    const audiences = heard.mock.calls.map(([change]) => change.audience);
    expect(audiences.filter((audience) => audience.startsWith('user_'))).toEqual([]);
    stop();
  });

  test('a change at Clerk completes the row, and the same delivery again does', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    const upsert = (version: number, changes = {}) =>
      transact(db, (tx) => upsertUser(tx, snapshot(version, changes), { now }));
    await upsert(1);
    await asMigrated(db);
    expect(await upsert(1)).toMatchObject({ outcome: 'unchanged', user: { username: 'ada1', emailVerified: true } });
    await asMigrated(db);
    expect(await upsert(2)).toMatchObject({ outcome: 'updated', user: { publicMetadata: { version: 2 } } });
  });

  test('another content at the same version is a tie, also for a row from before', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await transact(db, (tx) => upsertUser(tx, snapshot(1), { now }));
    await asMigrated(db);
    const other = snapshot(1, { first_name: 'Other' });
    expect(await transact(db, (tx) => upsertUser(tx, other, { now }))).toMatchObject({ outcome: 'undecided' });
    expect(await getUserByClerkId(db.read, 'user_1')).toMatchObject({ firstName: 'First1', signedUpAt: null });
  });

  test('a later field that changes at Clerk is a change like any other', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await transact(db, (tx) => upsertUser(tx, snapshot(1), { now }));
    const renamed = { ...snapshot(1), username: 'countess', updated_at: 2 };
    expect(await transact(db, (tx) => upsertUser(tx, renamed, { now }))).toMatchObject({
      outcome: 'updated',
      user: { username: 'countess' },
    });
  });
});
