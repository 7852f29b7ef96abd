import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { alive, id, nobody, now, reconcileWorld, upTo } from '../../test/reconcile-world.ts';
import { impossibleVersions } from '../impossible-versions.ts';
import { lastReconcile } from './last-run.ts';
import { reconcileUser } from './reconcile-user.ts';

describe.each(databaseKinds)('%s', (kind) => {
  const world = (atClerk: number, here: number[], pageSize = 3) => reconcileWorld(kind, { atClerk, here, pageSize });

  test('one whom Clerk shows oddly is named and left alone, and everybody else is done', async () => {
    const { db, clerk, run } = await world(31, [4, 5, 6]);
    for (const i of [5, 17]) clerk.invalid.add(id(i));
    clerk.unlisted = (one) => one === id(4) || one === id(5);
    clerk.users.delete(id(6));
    const left = { invalid: 2, invalidIds: [id(17), id(5)] };
    expect(await run()).toEqual({ ...nobody, ...left, checked: 31, created: 27, deleted: 1, unchanged: 1, drift: 28 });
    expect(await alive(db)).toEqual(
      upTo(31)
        .filter((i) => i !== 6 && i !== 17)
        .map(id),
    );
    expect(await lastReconcile(db.read)).toMatchObject(left);
  });

  test('a page that ends with somebody who cannot be understood is followed by the next one', async () => {
    const { clerk, run } = await world(7, []);
    for (const i of [2, 3, 4, 5]) clerk.invalid.add(id(i));
    expect(await run({ dryRun: true })).toMatchObject({ checked: 7, created: 3, invalid: 4 });
    expect(await run()).toMatchObject({ checked: 7, created: 3, invalid: 4, aborted: null });
  });

  test('only so many are named, and those whom a killed run has met are counted once', async () => {
    const { clerk, run } = await world(60, [], 10);
    for (const i of upTo(60)) if (i % 2 === 0) clerk.invalid.add(id(i));
    const stop = new AbortController();
    clerk.beforePage = (page) => page === 3 && stop.abort();
    expect(await run({}, { signal: stop.signal })).toMatchObject({ aborted: 'interrupted' });
    const { invalid, invalidIds, checked } = await run();
    expect([checked, invalid, invalidIds.length, new Set(invalidIds).size]).toEqual([60, 30, 20, 20]);
  });

  test('one user whom Clerk shows oddly is told apart from a Clerk that gives no answer', async () => {
    const { clerk, ports } = await world(1, [0]);
    clerk.invalid.add(id(0));
    const told = { invalid: 1, invalidIds: [id(0)], deleted: 0, drift: 0, aborted: null };
    expect(await reconcileUser(ports, id(0), { dryRun: false, maxDeletes: 5 })).toMatchObject(told);
  });

  test.each(['the content too', 'only the version'])('a version of the future gives way: %s', async (what) => {
    const { db, run, ports } = await world(3, [0, 1, 2]);
    const poison = { clerk_updated_at: 9e15, ...(what === 'the content too' && { first_name: 'Poison', banned: 1 }) };
    await transact(db, (tx) => tx.updateTable('users').set(poison).execute());
    expect(await impossibleVersions(db, now())).toEqual({ count: 3, ids: [0, 1, 2].map(id) });
    const updated = what === 'the content too' ? 1 : 0;
    expect(await reconcileUser(ports, id(0), { dryRun: false, maxDeletes: 5 })).toMatchObject({ updated });
    expect(await run()).toMatchObject({ updated: 2 * updated, unchanged: 3 - 2 * updated });
    const rows = await db.read.selectFrom('users').select(['first_name', 'banned', 'clerk_updated_at']).execute();
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ first_name: 'First1', banned: 0, clerk_updated_at: 1 })));
    expect(await impossibleVersions(db, now())).toEqual({ count: 0, ids: [] });
    expect(await run()).toMatchObject({ unchanged: 3, drift: 0 });
  });
});
