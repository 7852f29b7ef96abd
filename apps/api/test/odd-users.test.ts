import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { lost } from './lost.ts';
import { startWorld, type World } from './world.ts';

const FUTURE = 9e15;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What an earlier version let in. */
async function poison({ db }: World) {
  const poisoned = { clerk_updated_at: FUTURE, first_name: 'Poison' };
  await transact(db, (tx) => tx.updateTable('users').set(poisoned).execute());
}

describe.each(databaseKinds)('%s', (kind) => {
  test('a version of the future is refused on every way in', async () => {
    const world = await startWorld(kind);
    const { clerk } = world.sandbox;
    clerk.outbox.hold();
    const { id } = clerk.users.create({ firstName: 'Ada' });
    const user = clerk.users.distort(id, { updated_at: FUTURE });
    const event = (updated_at: number) => clerk.event('user.updated', { ...user, updated_at });
    expect(await world.post(event(FUTURE), { id: 'msg_1' })).toMatchObject({
      status: 422,
      body: { error: { code: 'invalid_payload' } },
    });
    expect((await world.post(event(Date.now() + 2 * DAY_MS))).status).toBe(422);
    expect(await failure(world.client({ clerkId: id }).users.me.query())).toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
    const { image_url, updated_at } = user;
    const internal = world.internal().users.upsertUserFromClerk.mutate({ id, image_url, updated_at });
    expect(await failure(internal)).toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--json')).out)).toMatchObject({ invalidIds: [id] });
    expect(await world.db.read.selectFrom('users').select('id').execute()).toEqual([]);
    // A clock that is an hour ahead is no reason to refuse.
    expect(await world.post(event(Date.now() + DAY_MS / 24), { id: 'msg_1' })).toMatchObject({ status: 200 });
  });

  test('a row with a version of the future is found by doctor and counted for administrators', async () => {
    const world = await startWorld(kind, { ADMIN_USER_IDS: 'user_admin' });
    world.sandbox.clerk.users.create({ id: 'user_admin', firstName: 'Ada' });
    await world.delivered();
    const { admin, users } = world.client({ clerkId: 'user_admin' });
    expect(await admin.health.query()).toMatchObject({ impossibleVersions: { count: 0, ids: [] } });
    expect((await hub(world.deps, 'doctor')).status).toBe(0);
    await poison(world);
    expect(await admin.health.query()).toMatchObject({ impossibleVersions: { count: 1, ids: ['user_admin'] } });
    expect(await hub(world.deps, 'doctor')).toMatchObject({ status: 1, out: expect.stringContaining('user_admin') });
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--json')).out)).toMatchObject({ updated: 1 });
    expect((await hub(world.deps, 'doctor')).status).toBe(0);
    expect(await users.me.query()).toMatchObject({ name: 'Ada' });
  });

  test('an operator restores such a row, and the next delivery mends it too', async () => {
    const world = await startWorld(kind);
    const { users } = world.sandbox.clerk;
    const { id } = users.create({ firstName: 'Ada' });
    await world.delivered();
    const me = () => world.client({ clerkId: id }).users.me.query();
    await poison(world);
    expect(await hub(world.deps, 'user', 'restore', id)).toMatchObject({
      status: 0,
      out: expect.stringContaining('Replaced'),
    });
    expect(await me()).toMatchObject({ name: 'Ada' });
    expect((await hub(world.deps, 'user', 'restore', id)).out).toContain('not deleted');
    await poison(world);
    users.update(id, { banned: true });
    await world.delivered();
    expect(await failure(me())).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('one user whom Clerk shows oddly is named, by the command line and to administrators, and the rest is done', async () => {
    const world = await startWorld(kind, { ADMIN_USER_IDS: 'user_admin' });
    const { outbox, users } = world.sandbox.clerk;
    users.create({ id: 'user_admin' });
    await world.delivered();
    const [odd = ''] = lost(world, 30);
    outbox.inject({ kind: 'drop' });
    users.distort(odd, { first_name: 7 });
    const left = { created: 29, unchanged: 1, invalid: 1, invalidIds: [odd], aborted: null };
    const { admin } = world.client({ clerkId: 'user_admin' });
    expect(await admin.reconcile.mutate({ dryRun: true })).toMatchObject(left);
    const reconciled = await hub(world.deps, 'reconcile', '--json');
    expect([reconciled.status, JSON.parse(reconciled.out)]).toEqual([1, expect.objectContaining(left)]);
    expect((await hub(world.deps, 'reconcile')).out).toContain(`invalid data for them: ${odd}.`);
    expect(await hub(world.deps, 'reconcile', '--user', odd)).toMatchObject({ status: 1 });
    expect(await admin.health.query()).toMatchObject({ reconcile: { invalid: 1, invalidIds: [odd] } });
    expect(await hub(world.deps, 'doctor')).toMatchObject({ status: 1, out: expect.stringContaining(odd) });
    expect(world.log()).not.toContain('lost0@');
  });

  test('somebody whom Clerk shows oddly is told so at their first request, and let in when it is put right', async () => {
    const world = await startWorld(kind);
    const { api, outbox, users } = world.sandbox.clerk;
    const [odd = ''] = lost(world, 1);
    outbox.hold();
    const event = world.sandbox.clerk.event('user.updated', users.distort(odd, { phone_numbers: 'none' }));
    expect((await world.post(event)).status).toBe(422);
    const me = () => world.client({ clerkId: odd }).users.me.query();
    for (const _ of [1, 2]) expect(await failure(me())).toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    expect(api.requests).toBe(1);
    users.distort(odd, { phone_numbers: [] });
    expect((await hub(world.deps, 'reconcile', '--user', odd)).status).toBe(0);
    expect(await me()).toMatchObject({ email: 'lost0@example.com' });
  });
});
