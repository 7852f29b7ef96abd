import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { hub } from './cli.ts';
import { lost } from './lost.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('reconcile brings in who was lost, and prints one JSON object when asked', async () => {
    const world = await startWorld(kind);
    lost(world, 12);
    const dry = await hub(world.deps, 'reconcile', '--dry-run', '--json');
    const none = { updated: 0, deleted: 0, unchanged: 0, invalid: 0, invalidIds: [], aborted: null };
    const counts = { checked: 12, created: 12, drift: 12, ...none };
    expect([dry.status, JSON.parse(dry.out)]).toEqual([0, { dryRun: true, ...counts }]);
    const real = await hub(world.deps, 'reconcile', '--json');
    expect([real.status, JSON.parse(real.out)]).toEqual([0, { dryRun: false, ...counts }]);
    expect(real.progress.at(-1)).toEqual([12, 12]);
    const people = await hub(world.deps, 'reconcile');
    expect(people.out).toMatch(/12 {2}checked\n.*\n.*\n.*\n *12 {2}unchanged\n *0 {2}differed from Clerk/);
  });

  test('a reconcile that finds another under way waits for it', async () => {
    const world = await startWorld(kind);
    lost(world, 3);
    const both = await Promise.all([hub(world.deps, 'reconcile', '--json'), hub(world.deps, 'reconcile', '--json')]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(both.map(({ out }) => JSON.parse(out).created).toSorted()).toEqual([0, 3]);
  });

  test('reconcile of one user, and its exit status when Clerk gives no answer', async () => {
    const world = await startWorld(kind);
    const [id = ''] = lost(world, 2);
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--user', id, '--json')).out)).toMatchObject({ created: 1 });
    world.sandbox.clerk.api.fail({ status: 401 });
    const refused = await hub(world.deps, 'reconcile');
    expect(refused.status).toBe(1);
    expect(refused.out).toContain('no users were deleted');
  });

  test('reconcile through Clerk deletes the gone, and stops at the brake', async () => {
    const world = await startWorld(kind);
    const { outbox, users } = world.sandbox.clerk;
    const ids = Array.from({ length: 8 }, (_, i) => users.create({ emailAddress: `a${i}@example.com` }).id);
    await world.delivered();
    outbox.inject({ kind: 'drop' }, 6);
    for (const id of ids.slice(0, 6)) users.delete(id);
    await world.delivered();
    const braked = await hub(world.deps, 'reconcile', '--json');
    expect([braked.status, JSON.parse(braked.out)]).toEqual([
      1,
      expect.objectContaining({ aborted: 'too_many_deletes', deleted: 0 }),
    ]);
    const raised = await hub(world.deps, 'reconcile', '--max-deletes', '100', '--json');
    expect([raised.status, JSON.parse(raised.out)]).toEqual([
      0,
      expect.objectContaining({ aborted: null, deleted: 6, drift: 6 }),
    ]);
  });

  test('a Clerk whose keys do not hold ours is another instance', async () => {
    const world = await startWorld(kind);
    lost(world, 1);
    world.sandbox.clerk.api.fail({ status: 200, body: '{"keys":[]}', path: '/v1/jwks' });
    const refused = await hub(world.deps, 'reconcile', '--json');
    expect([refused.status, JSON.parse(refused.out)]).toEqual([
      1,
      expect.objectContaining({ aborted: 'another_instance' }),
    ]);
    const doctor = await hub(world.deps, 'doctor');
    expect(doctor.status).toBe(1);
    expect(doctor.out).toContain('belong to different instances');
  });

  test('reconcile waits as long as Clerk says, and goes on', async () => {
    const world = await startWorld(kind);
    lost(world, 3);
    world.sandbox.clerk.api.fail({ status: 429, retryAfter: 1, times: 1 });
    const began = performance.now();
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--json')).out)).toMatchObject({ created: 3, aborted: null });
    expect(performance.now() - began).toBeGreaterThan(900);
  });
});
