import { type Database, transact } from '@ticket-hub/db';
import { databaseKinds, dump } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { id, person, reconcileWorld, upTo } from '../../test/reconcile-world.ts';
import { detachAccount } from '../connect/detach-account.ts';
import { deleteUser } from '../delete-user.ts';
import { getUserByClerkId } from '../get-user.ts';
import { setStripeConnectId } from '../stripe-connect-id.ts';
import { importedIdsDependent } from './dependent.ts';
import type { FormerUser } from './former-users.ts';
import { importUsers } from './import-users.ts';
import type { Imported, ImportPorts } from './types.ts';

const joinedAt = (i: number) => new Date(Date.UTC(2024, 0, 1) + i).toISOString();
const former = (i: number, changes: Partial<FormerUser> = {}): FormerUser => ({
  ...{ line: i + 1, oldId: `old${i}`, clerkId: id(i), stripeConnectId: null, joinedAt: joinedAt(i) },
  ...changes,
});
const none = { imported: 0, importedEarlier: 0, created: 0, updated: 0, linked: 0, left: {}, aborted: null };

describe.each(databaseKinds)('%s', (kind) => {
  async function world(atClerk: number, here: number[], file: FormerUser[]) {
    const { db, clerk, ports } = await reconcileWorld(kind, { atClerk, here });
    const left: [number, string][] = [];
    const onLeft = ({ line }: FormerUser, why: string) => void left.push([line, why]);
    const read = async function* () {
      yield* file;
    };
    const run = ({ dryRun = false, ...more }: Partial<ImportPorts> & { dryRun?: boolean } = {}): Promise<Imported> => {
      left.length = 0;
      return importUsers({ ...ports, onLeft, ...more }, { read }, { dryRun });
    };
    return { db, clerk, file, left, now: ports.now, run };
  }
  const idsOf = (db: Database, i: number) =>
    db.read
      .selectFrom('imported_ids')
      .innerJoin('users', 'users.id', 'imported_ids.user_id')
      .select(['old_id', 'joined_at'])
      .where('clerk_id', '=', id(i))
      .orderBy('old_id')
      .execute();
  const accountOf = async (db: Database, i: number) => (await getUserByClerkId(db.read, id(i)))?.stripeConnectId;

  test('everybody comes from Clerk, with what Clerk does not know, and a second run changes nothing', async () => {
    const file = upTo(250).map((i) => former(i, { stripeConnectId: i % 12 === 0 ? `acct_${i}` : null }));
    const { db, clerk, run } = await world(250, [1, 2], file);
    clerk.users.set(id(1), person(1, 2));
    clerk.users.set(id(2), person(2, 1, { first_name: 'Lost at the same version' }));
    const before = await dump(db);
    const counts = { ...none, users: 250, imported: 250, created: 248, updated: 2, linked: 21 };
    expect(await run({ dryRun: true })).toEqual({ ...counts, dryRun: true });
    expect(await dump(db)).toBe(before);
    const progress: number[][] = [];
    const onProgress = (...seen: number[]) => void progress.push(seen);
    expect(await run({ onProgress })).toEqual({ ...counts, dryRun: false });
    expect(progress).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ]);
    expect(await getUserByClerkId(db.read, id(1))).toMatchObject({ firstName: 'First2' });
    expect(await getUserByClerkId(db.read, id(2))).toMatchObject({ firstName: 'Lost at the same version' });
    for (const i of [0, 2, 249]) expect(await idsOf(db, i)).toEqual([{ old_id: `old${i}`, joined_at: joinedAt(i) }]);
    expect(
      await db.read.selectFrom('connect_accounts').select(['id', 'asked_at']).where('id', '=', 'acct_240').execute(),
    ).toEqual([{ id: 'acct_240', asked_at: null }]);
    const [after, asked] = [await dump(db), clerk.asked];
    expect(await run()).toEqual({ ...none, dryRun: false, users: 250, importedEarlier: 250 });
    expect(await dump(db)).toBe(after);
    // Which instance it is, and nothing else.
    expect(clerk.asked).toBe(asked + 1);
  });

  test('a dry run counts what a run does, also of whom the earlier database held twice', async () => {
    const once = upTo(150).map((i) => former(i, { stripeConnectId: i === 3 ? 'acct_3' : null }));
    const again = former(3, { line: 151, oldId: 'again3', stripeConnectId: 'acct_3' });
    const other = former(4, { line: 152, oldId: 'again4' });
    const sameId = former(5, { line: 153, oldId: 'again4' });
    const file = [...once, again, other, sameId];
    const { left, run } = await world(150, [4], file);
    const counts = { ...none, users: 153, imported: 152, created: 149, linked: 1, left: { imported_as_another: 1 } };
    expect(await run({ dryRun: true })).toEqual({ ...counts, dryRun: true });
    expect(await run()).toEqual({ ...counts, dryRun: false });
    expect(left).toEqual([[153, 'imported_as_another']]);
  });

  test('whoever stops an import need not wait until everybody was counted', async () => {
    const stop = new AbortController();
    const { ports } = await reconcileWorld(kind, { atClerk: 0, here: [] });
    let read = 0;
    const endless = async function* () {
      for (;;) {
        if (++read === 10) stop.abort();
        yield former(read);
      }
    };
    const run = importUsers({ ...ports, signal: stop.signal }, { read: endless }, { dryRun: false });
    expect(await run).toMatchObject({ aborted: 'interrupted', imported: 0 });
  });

  test('what a crash has left undone, the next run does', async () => {
    const { db, clerk, run, file } = await world(
      350,
      [],
      upTo(350).map((i) => former(i, { stripeConnectId: i % 10 === 0 ? `acct_${i}` : null })),
    );
    const find = clerk.findUsers.bind(clerk);
    for (const crashAt of [2, 2]) {
      let calls = 0;
      clerk.findUsers = async (ids) => {
        if (++calls === crashAt) throw new Error('killed');
        return await find(ids);
      };
      await expect(run()).rejects.toThrow('killed');
    }
    clerk.findUsers = find;
    const stop = new AbortController();
    expect(
      await run({ signal: stop.signal, onProgress: (done: number) => done === 300 && stop.abort() }),
    ).toMatchObject({
      ...{ importedEarlier: 200, imported: 100, aborted: 'interrupted' },
    });
    clerk.down = true;
    expect(await run()).toMatchObject({ imported: 0, aborted: 'clerk_unavailable' });
    clerk.down = false;
    expect(await run()).toMatchObject({ importedEarlier: 300, imported: 50, linked: 5, aborted: null });
    expect(await db.read.selectFrom('imported_ids').select('old_id').execute()).toHaveLength(file.length);
  });

  test('nobody is created whom Clerk does not know, nor brought back who was deleted here', async () => {
    const lines = [former(0), former(1), former(2), former(3, { clerkId: null }), former(9)];
    const { db, clerk, left, now, run } = await world(3, [1], lines);
    clerk.invalid.add(id(2));
    clerk.unlisted = (one) => one === id(0);
    const dependents = [importedIdsDependent];
    await transact(db, (tx) => deleteUser(tx, id(1), { now: now(), dependents }));
    const why = { deleted: 1, invalid: 1, no_clerk_id: 1, unknown: 1 };
    expect(await run()).toMatchObject({ users: 5, imported: 1, created: 1, left: why });
    expect(left.toSorted()).toEqual(
      [
        [10, 'unknown'],
        [2, 'deleted'],
        [3, 'invalid'],
        [4, 'no_clerk_id'],
      ].toSorted(),
    );
    expect(await getUserByClerkId(db.read, id(1))).toBeUndefined();
    expect(await getUserByClerkId(db.read, id(9))).toBeUndefined();

    await transact(db, (tx) => deleteUser(tx, id(0), { now: now(), dependents }));
    expect(await db.read.selectFrom('imported_ids').selectAll().execute()).toEqual([]);
    expect(await run()).toMatchObject({ imported: 0, created: 0, left: { ...why, deleted: 2 } });
  });

  test('an account goes to one user, who has no other, and is never taken from anybody', async () => {
    const accounts = ['acct_own', 'acct_two', 'acct_two', 'acct_else', 'acct_of5', 'acct_x', 'nonsense'];
    const file = accounts.map((stripeConnectId, i) => former(i, { stripeConnectId }));
    const { db, left, now, run } = await world(7, [3, 5], file);
    for (const [i, stripeConnectId] of [
      [3, 'acct_other'],
      [5, 'acct_of5'],
    ] as const)
      await setStripeConnectId(db, { clerkId: id(i), stripeConnectId }, now());
    const why = { shared_account: 2, other_account: 2, account_taken: 1, invalid_account: 1 };
    expect(await run()).toMatchObject({ imported: 7, linked: 1, left: why });
    expect(left).toEqual([
      ...[
        [2, 'shared_account'],
        [3, 'shared_account'],
        [4, 'other_account'],
      ],
      ...[
        [5, 'account_taken'],
        [6, 'other_account'],
        [7, 'invalid_account'],
      ],
    ]);
    expect(await Promise.all(upTo(7).map((i) => accountOf(db, i)))).toEqual([
      ...['acct_own', null, null, 'acct_other', null, 'acct_of5', null],
    ]);
    await detachAccount(db, { now }, 'acct_own');
    expect(await run()).toMatchObject({ linked: 0, left: { ...why, disconnected: 1 } });
    expect(await accountOf(db, 0)).toBeNull();
  });

  test('a user whom the earlier database held twice has two old ids, and an old id has one user', async () => {
    const twice = former(0, { line: 2, oldId: 'second', stripeConnectId: 'acct_1' });
    const { db, left, file, run } = await world(2, [], [former(0, { stripeConnectId: 'acct_1' }), twice]);
    expect(await run()).toMatchObject({ imported: 2, created: 1, linked: 1, left: {} });
    expect((await idsOf(db, 0)).map((row) => row.old_id)).toEqual(['old0', 'second']);
    file[1] = { ...twice, clerkId: id(1) };
    expect(await run()).toMatchObject({ importedEarlier: 1, imported: 0 });
    expect(left).toEqual([[2, 'imported_as_another']]);
  });

  test('of two imports at once one is refused, and Clerk must be that of our users', async () => {
    const { clerk, run } = await world(2, [], [former(0)]);
    let other: Awaited<ReturnType<typeof run>> | undefined;
    const findUsers = clerk.findUsers.bind(clerk);
    clerk.findUsers = async (ids) => {
      other ??= await run();
      return await findUsers(ids);
    };
    expect(await run()).toMatchObject({ aborted: null });
    expect(other).toMatchObject({ aborted: 'already_running' });
    clerk.instance = 'another';
    expect(await run()).toMatchObject({ aborted: 'another_instance', imported: 0 });
  });
});
