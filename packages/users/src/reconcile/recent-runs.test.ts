import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { id, now, reconcileWorld } from '../../test/reconcile-world.ts';
import { lastReconcile } from './last-run.ts';
import { recentRuns } from './recent-runs.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('a run is seen while it goes on, with how far it is, and afterwards with what it found', async () => {
    const { db, clerk, run } = await reconcileWorld(kind, { atClerk: 10, here: [1, 2] });
    const seen: Awaited<ReturnType<typeof recentRuns>> = [];
    clerk.beforePage = async (page: number) => {
      if (page === 3) seen.push(...(await recentRuns(db.read, now())));
    };
    clerk.users.delete(id(2));
    await run({ dryRun: true });
    expect(seen).toMatchObject([{ state: 'running', dryRun: true, checked: 6, total: 9, finishedAt: null }]);
    const counts = { checked: 10, created: 8, deleted: 1, unchanged: 1, drift: 9, aborted: null };
    expect(await recentRuns(db.read, now())).toMatchObject([{ state: 'finished', dryRun: true, ...counts }]);
    expect(await lastReconcile(db.read)).toBeUndefined();
  });

  test('what a killed process has left is told from what goes on, and the next run settles it', async () => {
    const { db, clerk, run } = await reconcileWorld(kind, { atClerk: 10, here: [] });
    clerk.beforePage = () => {
      throw new Error('killed');
    };
    await expect(run({ dryRun: true })).rejects.toThrow('killed');
    expect(await recentRuns(db.read, now())).toMatchObject([{ state: 'left', dryRun: true }]);
    await expect(run()).rejects.toThrow('killed');
    clerk.beforePage = () => {};
    await run({ dryRun: true });
    const runs = (await recentRuns(db.read, now())).map(
      ({ state, dryRun, aborted }) => `${state} ${dryRun} ${aborted}`,
    );
    expect(runs.toSorted()).toEqual(['finished true interrupted', 'finished true null', 'left false null']);
    await run();
    expect((await recentRuns(db.read, now())).filter(({ state }) => state !== 'finished')).toEqual([]);
  });
});
