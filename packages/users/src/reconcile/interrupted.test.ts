import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { alive, id, nobody, reconcileWorld, upTo } from '../../test/reconcile-world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  const world = (atClerk: number, here: number[]) => reconcileWorld(kind, { atClerk, here, pageSize: 3 });

  test('a run that was killed is carried on where it was, and counts everybody once', async () => {
    const { db, clerk, run } = await world(30, upTo(10));
    clerk.users.delete(id(3));
    clerk.beforePage = (page) => {
      if (page === 5) throw new Error('killed');
    };
    await expect(run()).rejects.toThrow('killed');
    const asked: number[] = [];
    clerk.beforePage = (page) => asked.push(page);
    expect(await run()).toEqual({ ...nobody, checked: 30, created: 20, deleted: 1, unchanged: 9, drift: 21 });
    expect(asked.length).toBeLessThan(8);
    expect(await alive(db)).toHaveLength(29);
  });

  test('killed between its deletions, it finishes them', async () => {
    const { db, clerk, run } = await world(10, upTo(10));
    for (const i of upTo(4)) clerk.users.delete(id(i));
    let removed = 0;
    const remove = async () => {
      if (++removed === 3) throw new Error('killed');
      return 0;
    };
    await expect(run({}, { dependents: [{ name: 'fragile', remove }] })).rejects.toThrow('killed');
    expect(await alive(db)).toHaveLength(8);
    expect(await run()).toMatchObject({ deleted: 4, drift: 4, aborted: null });
    expect(await alive(db)).toHaveLength(6);
  });

  test('told to stop, it stops, and the next run carries on', async () => {
    const { clerk, run } = await world(10, []);
    const stop = new AbortController();
    clerk.beforePage = (page) => page === 2 && stop.abort();
    expect(await run({}, { signal: stop.signal })).toMatchObject({ aborted: 'interrupted', created: 6 });
    clerk.beforePage = () => {};
    expect(await run()).toMatchObject({ aborted: null, created: 10, checked: 10 });
  });

  test('what an interrupted run had planned to delete, Clerk is asked about again, under the brake of now', async () => {
    const { db, clerk, run } = await world(40, upTo(40));
    const known = new Map(clerk.users);
    for (const i of upTo(39)) clerk.users.delete(id(i));
    const dependents = [{ name: 'fragile', remove: () => Promise.reject(new Error('killed')) }];
    await expect(run({ maxDeletes: 100 }, { dependents })).rejects.toThrow('killed');
    expect(await run()).toMatchObject({ deleted: 0, aborted: 'too_many_deletes' });
    for (const [one, user] of known) clerk.users.set(one, user);
    expect(await run()).toMatchObject({ deleted: 0, aborted: null, drift: 0 });
    expect(await alive(db)).toHaveLength(40);
  });

  test('a dry run leaves an interrupted run as it was', async () => {
    const { clerk, run } = await world(30, []);
    clerk.beforePage = (page) => {
      if (page === 5) throw new Error('killed');
    };
    await expect(run()).rejects.toThrow('killed');
    clerk.beforePage = () => {};
    expect(await run({ dryRun: true })).toMatchObject({ checked: 30, created: 18, unchanged: 12 });
    expect(await run()).toMatchObject({ checked: 30, created: 30, unchanged: 0 });
  });
});
