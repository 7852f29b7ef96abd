import { transact } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { Clerk } from '../test/clerk.ts';
import { receive } from '../test/receive.ts';
import { snapshot } from '../test/snapshot.ts';
import { deleteUser } from './delete-user.ts';
import { createRequireUser } from './require-user.ts';
import { usersSchema } from './schema.ts';
import { upsertUser } from './upsert-user.ts';

const now = () => new Date('2026-01-05T00:00:00.000Z');

describe.each(databaseKinds)('%s', (kind) => {
  async function world() {
    const db = await testDatabase(kind, [usersSchema]);
    const clerk = new Clerk();
    return {
      db,
      clerk,
      requireUser: createRequireUser({ db, directory: clerk, receive: (user) => receive(db, clerk, user) }),
    };
  }

  test('somebody who is here is found without asking Clerk', async () => {
    const { db, clerk, requireUser } = await world();
    await transact(db, (tx) => upsertUser(tx, snapshot(1), { now: now() }));
    expect(await requireUser('user_1')).toMatchObject({ outcome: 'found', user: { email: 'v1@example.com' } });
    expect(clerk.asked).toBe(0);
  });

  test('twenty first requests at once ask Clerk once and create one row', async () => {
    const { db, clerk, requireUser } = await world();
    clerk.users.set('user_1', snapshot(1));
    const all = await Promise.all(Array.from({ length: 20 }, () => requireUser('user_1')));
    expect(new Set(all.map((found) => found.outcome === 'found' && found.user.id)).size).toBe(1);
    expect(all[0]).toMatchObject({ outcome: 'found' });
    expect(clerk.asked).toBe(1);
    expect(await db.read.selectFrom('users').select('id').execute()).toHaveLength(1);
  });

  test('that Clerk has nobody is remembered, and leaves no tombstone', async () => {
    const { db, clerk, requireUser } = await world();
    expect(await requireUser('user_1')).toEqual({ outcome: 'unknown' });
    expect(await requireUser('user_1')).toEqual({ outcome: 'unknown' });
    expect(clerk.asked).toBe(1);
    expect(await db.read.selectFrom('users').select('id').execute()).toEqual([]);
  });

  test('a webhook that arrives after the miss is seen at once', async () => {
    const { db, requireUser } = await world();
    await requireUser('user_1');
    await transact(db, (tx) => upsertUser(tx, snapshot(1), { now: now() }));
    expect(await requireUser('user_1')).toMatchObject({ outcome: 'found' });
  });

  test('a Clerk that is down is not taken for a user who is not there', async () => {
    const { clerk, requireUser } = await world();
    clerk.users.set('user_1', snapshot(1));
    clerk.down = true;
    const all = await Promise.all(Array.from({ length: 20 }, () => requireUser('user_1')));
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['unavailable']));
    clerk.down = false;
    expect(await requireUser('user_1')).toMatchObject({ outcome: 'found' });
  });

  test('a deleted user is not asked for again, and not brought back', async () => {
    const { db, clerk, requireUser } = await world();
    clerk.users.set('user_1', snapshot(1));
    await requireUser('user_1');
    await transact(db, (tx) => deleteUser(tx, 'user_1', { now: now(), dependents: [] }));
    expect(await requireUser('user_1')).toEqual({ outcome: 'unknown' });
    expect(clerk.asked).toBe(1);
  });

  test('a deletion that lands while Clerk is being asked wins', async () => {
    const { db, clerk, requireUser } = await world();
    clerk.users.set('user_1', snapshot(1));
    const asking = requireUser('user_1');
    await transact(db, (tx) => deleteUser(tx, 'user_1', { now: now(), dependents: [] }));
    await asking;
    expect(await requireUser('user_1')).toEqual({ outcome: 'unknown' });
  });

  test.each(['banned', 'deprovisioned'])('a %s user is told so', async (how) => {
    const { clerk, requireUser } = await world();
    clerk.users.set('user_1', snapshot(1, { [how]: true }));
    expect(await requireUser('user_1')).toEqual({ outcome: 'banned' });
    expect(await requireUser('user_1')).toEqual({ outcome: 'banned' });
  });
});
