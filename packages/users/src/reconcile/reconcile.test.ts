import { type Database, migrate, openDatabase, transact } from '@ticket-hub/db';
import { databaseKinds, testDatabaseUrl } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Clerk } from '../../test/clerk.ts';
import { alive, early, id, nobody, now, person, reconcileWorld, upTo } from '../../test/reconcile-world.ts';
import { deleteUser } from '../delete-user.ts';
import { getUserByClerkId } from '../get-user.ts';
import { usersSchema } from '../schema.ts';
import { upsertUser } from '../upsert-user.ts';
import { lastReconcile } from './last-run.ts';
import { reconcile } from './reconcile.ts';
import { reconcileUser } from './reconcile-user.ts';

async function everything(db: Database) {
  const users = await db.read.selectFrom('users').selectAll().orderBy('clerk_id').execute();
  return { users, marks: await db.read.selectFrom('reconcile_marks').selectAll().execute() };
}

describe.each(databaseKinds)('%s', (kind) => {
  const world = (atClerk: number, here: number[], pageSize = 3) => reconcileWorld(kind, { atClerk, here, pageSize });

  test('what is missing is created, what changed is updated, what is right is left alone', async () => {
    const { db, clerk, run } = await world(10, [1, 2, 3, 4]);
    clerk.users.set(id(1), person(1, 2, { first_name: 'Newer' }));
    clerk.users.set(id(2), person(2, 1, { first_name: 'Lost at the same version' }));
    clerk.users.set(id(3), { ...person(3), updated_at: 9 });
    expect(await run()).toEqual({ ...nobody, checked: 10, created: 6, updated: 2, unchanged: 2, drift: 8 });
    expect(await getUserByClerkId(db.read, id(1))).toMatchObject({ firstName: 'Newer' });
    expect(await getUserByClerkId(db.read, id(2))).toMatchObject({ firstName: 'Lost at the same version' });
    expect(await run()).toEqual({ ...nobody, checked: 10, unchanged: 10 });
  });

  test('a row that is newer than the page stays', async () => {
    const { db, run } = await world(1, []);
    await transact(db, (tx) => upsertUser(tx, person(0, 5), { now: early }));
    expect(await run()).toMatchObject({ unchanged: 1, drift: 0 });
    expect(await getUserByClerkId(db.read, id(0))).toMatchObject({ firstName: 'First5' });
  });

  test('who is gone from Clerk is deleted, with all that hangs on them', async () => {
    const { db, clerk, run } = await world(10, upTo(10));
    for (const i of [0, 4, 9]) clerk.users.delete(id(i));
    const remove = vi.fn(async () => 1);
    const dependents = [{ name: 'quests', remove }];
    expect(await run({}, { dependents })).toEqual({ ...nobody, checked: 10, deleted: 3, unchanged: 7, drift: 3 });
    expect(remove).toHaveBeenCalledTimes(3);
    expect(await alive(db)).toEqual([1, 2, 3, 5, 6, 7, 8].map(id));
    expect(await run()).toMatchObject({ drift: 0, checked: 7 });
  });

  test('a dry run says what would be done and changes nothing', async () => {
    const { db, clerk, run } = await world(10, [1, 2, 3]);
    clerk.users.set(id(1), person(1, 2));
    clerk.users.delete(id(2));
    const before = await everything(db);
    const told = { ...nobody, dryRun: true, checked: 10, created: 7, updated: 1, deleted: 1, unchanged: 1, drift: 9 };
    expect(await run({ dryRun: true })).toEqual(told);
    expect(await everything(db)).toEqual(before);
    expect(await lastReconcile(db.read)).toBeUndefined();
    expect(await run()).toEqual({ ...told, dryRun: false });
  });

  test('nobody who was deleted comes back, though Clerk lists them', async () => {
    const { db, run } = await world(3, [0, 1, 2]);
    await transact(db, (tx) => deleteUser(tx, id(1), { now: early, dependents: [] }));
    expect(await run()).toMatchObject({ unchanged: 3, drift: 0 });
    expect(await alive(db)).toEqual([id(0), id(2)]);
  });

  test('a Clerk that lists nobody deletes nobody', async () => {
    const { db, clerk, run } = await world(0, upTo(4));
    expect(await run({ maxDeletes: 100 })).toMatchObject({ deleted: 0, aborted: 'clerk_lists_nobody' });
    expect(clerk.users.size).toBe(0);
    expect(await alive(db)).toHaveLength(4);
  });

  test('a Clerk that lists half of them deletes nobody whom it still knows', async () => {
    const { db, clerk, run } = await world(20, upTo(20));
    clerk.unlisted = (one) => Number(one.slice(-1)) % 2 === 0;
    expect(await run({ maxDeletes: 100 })).toEqual({ ...nobody, checked: 20, unchanged: 20 });
    expect(await alive(db)).toHaveLength(20);
  });

  test('a Clerk that breaks on page 7 deletes nobody', async () => {
    const { db, clerk, run } = await world(30, upTo(30));
    clerk.users.delete(id(0));
    clerk.beforePage = (page) => {
      clerk.down = page === 7;
    };
    expect(await run()).toMatchObject({ deleted: 0, aborted: 'clerk_unavailable' });
    expect(await alive(db)).toHaveLength(30);
  });

  test('a Clerk that breaks while it is asked about the missing deletes nobody', async () => {
    const { db, clerk, run } = await world(30, upTo(30));
    for (const i of [3, 4, 5]) clerk.users.delete(id(i));
    const getUser = clerk.getUser.bind(clerk);
    let asked = 0;
    clerk.getUser = async (one) => (++asked === 3 ? 'unavailable' : await getUser(one));
    expect(await run()).toMatchObject({ deleted: 0, aborted: 'clerk_unavailable' });
    expect(await alive(db)).toHaveLength(30);
  });

  test('another instance is not even walked', async () => {
    const { db, clerk, run } = await world(5, upTo(3));
    clerk.users.clear();
    clerk.instance = 'another';
    expect(await run({ maxDeletes: 100 })).toEqual({ ...nobody, aborted: 'another_instance' });
    expect(await alive(db)).toHaveLength(3);
  });

  test('above the brake nobody is deleted, and with the brake raised they are', async () => {
    const { db, clerk, run } = await world(20, upTo(20));
    for (const i of upTo(6)) clerk.users.delete(id(i));
    expect(await run()).toMatchObject({ deleted: 0, aborted: 'too_many_deletes' });
    expect(await alive(db)).toHaveLength(20);
    expect(await run({ maxDeletes: 30 })).toMatchObject({ deleted: 6, aborted: null });
  });

  test('five may always go', async () => {
    const { clerk, run } = await world(6, upTo(6));
    for (const i of upTo(5)) clerk.users.delete(id(i));
    expect(await run({ maxDeletes: 0 })).toMatchObject({ deleted: 5, aborted: null });
  });

  test('users who come and go during the walk do not confuse it', async () => {
    const { db, clerk, run } = await world(12, upTo(12));
    clerk.beforePage = (page) => {
      if (page === 2) for (const i of [1, 2, 6]) clerk.users.delete(id(i));
      if (page === 3) clerk.users.set(id(99), person(99));
      if (page === 4) clerk.users.delete(id(11));
    };
    expect(await run()).toMatchObject({ aborted: null });
    clerk.beforePage = () => {};
    expect(await run()).toMatchObject({ aborted: null });
    expect(await alive(db)).toEqual([...clerk.users.keys()].toSorted());
    expect(await run()).toMatchObject({ drift: 0 });
  });

  test('one runs at a time', async () => {
    const { clerk, run } = await world(5, []);
    clerk.beforePage = async () => {
      clerk.beforePage = () => {};
      expect(await run()).toMatchObject({ aborted: 'already_running' });
    };
    expect(await run()).toMatchObject({ aborted: null });
    expect.assertions(2);
  });

  test('an update that lands while a page is on its way is not undone', async () => {
    const { db, clerk, run } = await world(3, upTo(3));
    clerk.beforePage = async () => {
      await transact(db, (tx) => upsertUser(tx, person(1, 7), { now: now() }));
    };
    expect(await run()).toMatchObject({ aborted: null });
    expect(await getUserByClerkId(db.read, id(1))).toMatchObject({ firstName: 'First7' });
  });

  test('of two contents at one version, Clerk is asked, though the other came while a page was being applied', async () => {
    const { db, clerk, run } = await world(3, upTo(3));
    clerk.users.set(id(1), person(1, 2, { first_name: 'At Clerk' }));
    let other: Promise<unknown> | undefined;
    let reading = false;
    clerk.beforePage = (page) => {
      reading = page === 1;
    };
    const clock = () => {
      // The page's rows have been read.
      if (reading)
        other ??= transact(db, (tx) => upsertUser(tx, person(1, 2, { first_name: 'Other' }), { now: now() }));
      return now();
    };
    expect(await run({}, { now: clock })).toMatchObject({ checked: 3, updated: 1, unchanged: 2, aborted: null });
    await other;
    expect(await getUserByClerkId(db.read, id(1))).toMatchObject({ firstName: 'At Clerk' });
  });

  test('one user can be reconciled alone', async () => {
    const { db, clerk, ports } = await world(4, [1, 2]);
    const one = (i: number, dryRun = false) => reconcileUser(ports, id(i), { dryRun, maxDeletes: 5 });
    clerk.users.set(id(1), person(1, 2));
    clerk.users.delete(id(2));
    expect(await one(0, true)).toMatchObject({ dryRun: true, created: 1, drift: 1 });
    expect(await one(0)).toMatchObject({ checked: 1, created: 1, drift: 1 });
    expect(await one(1)).toMatchObject({ updated: 1 });
    expect(await one(1)).toMatchObject({ unchanged: 1, drift: 0 });
    expect(await one(2, true)).toMatchObject({ deleted: 1 });
    expect(await alive(db)).toContain(id(2));
    expect(await one(2)).toMatchObject({ deleted: 1 });
    expect(await alive(db)).not.toContain(id(2));
    clerk.down = true;
    expect(await one(1)).toMatchObject({ checked: 0, aborted: 'clerk_unavailable' });
  });
});

test('two processes on one SQLite file reconcile one at a time', async () => {
  const url = await testDatabaseUrl('sqlite');
  const [here, there] = [openDatabase(url, [usersSchema]), openDatabase(url, [usersSchema])];
  onTestFinished(async () => void (await Promise.all([here.close(), there.close()])));
  await migrate(here);
  const clerk = new Clerk(10);
  for (let i = 0; i < 50; i++) clerk.users.set(id(i), person(i));
  const run = (db: Database) =>
    reconcile({ db, directory: clerk, now, dependents: [] }, { dryRun: false, maxDeletes: 5 });
  const both = await Promise.all([run(here), run(there)]);
  expect(both.map(({ created }) => created).toSorted()).toEqual([0, 50]);
});
