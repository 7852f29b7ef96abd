import { type DatabaseKind, databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { signUp } from './sign-up.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind: DatabaseKind) => {
  test('twenty first requests at once, before any webhook, make one row and one question', async () => {
    const world = await startWorld(kind);
    const { outbox, users } = world.sandbox.clerk;
    outbox.inject({ kind: 'drop' });
    const { id } = users.create({ firstName: 'Early' });
    const all = await Promise.all(Array.from({ length: 20 }, () => world.client({ clerkId: id }).users.me.query()));
    expect(new Set(all.map((me) => me.id)).size).toBe(1);
    expect(all[0]).toMatchObject({ name: 'Early' });
    expect(world.sandbox.clerk.api.requests).toBe(1);
  });

  test('the first request of somebody whom Clerk does not know finds nobody', async () => {
    const world = await startWorld(kind);
    const client = world.client({ clerkId: 'user_nobody' });
    expect(await failure(client.users.me.query())).toEqual({ code: 'NOT_FOUND', message: 'User not found' });
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'NOT_FOUND' });
    expect(world.sandbox.clerk.api.requests).toBe(1);
  });

  test.each([
    ['down', { status: 503 }],
    ['limiting us', { status: 429, retryAfter: 10 }],
    ['refusing our key', { status: 401 }],
    ['behind a wrong address', { status: 404, body: '{"errors":[{"code":"not_found","message":"no such page"}]}' }],
  ])('while Clerk is %s, the first request is told to try again', async (_, fault) => {
    const world = await startWorld(kind);
    const { api, outbox, users } = world.sandbox.clerk;
    outbox.inject({ kind: 'drop' });
    const { id } = users.create({ firstName: 'Early' });
    const client = world.client({ clerkId: id });
    api.fail(fault);
    expect(await failure(client.users.me.query())).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringContaining('try again'),
    });
    api.heal();
    expect(await client.users.me.query()).toMatchObject({ name: 'Early' });
  });

  test('a banned user is refused, and welcome again after', async () => {
    const world = await startWorld(kind);
    const { id, client } = await signUp(world);
    world.sandbox.clerk.users.update(id, { banned: true });
    await world.delivered();
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'FORBIDDEN' });
    world.sandbox.clerk.users.update(id, { banned: false });
    await world.delivered();
    expect(await client.users.me.query()).toMatchObject({ clerkId: id });
  });

  test('whom a directory has deprovisioned is shut out on every way, and welcome again after', async () => {
    const world = await startWorld(kind, { ADMIN_USER_IDS: 'user_admin' });
    const { outbox, users } = world.sandbox.clerk;
    const { id, client } = await signUp(world, { id: 'user_admin' });
    const ended: unknown[] = [];
    const stream = client.live.changes.subscribe(undefined, { onError: ({ data }) => ended.push(data?.code) });
    onTestFinished(() => stream.unsubscribe());
    await vi.waitFor(async () => {
      users.update(id, { deprovisioned: true });
      await world.delivered();
      expect(ended).toEqual(['FORBIDDEN']);
    });
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failure(client.admin.health.query())).toMatchObject({ code: 'FORBIDDEN' });

    outbox.hold();
    const early = users.create({ deprovisioned: true });
    expect(await failure(world.client({ clerkId: early.id }).users.me.query())).toMatchObject({ code: 'FORBIDDEN' });
    users.update(id, { deprovisioned: false });
    expect((await hub(world.deps, 'reconcile')).status).toBe(0);
    expect(await client.users.me.query()).toMatchObject({ clerkId: id });
    users.update(id, { deprovisioned: true });
    expect((await hub(world.deps, 'reconcile', '--user', id)).status).toBe(0);
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'FORBIDDEN' });

    await world.internal().users.deleteUser.mutate({ clerkId: id });
    expect((await hub(world.deps, 'user', 'restore', id)).status).toBe(0);
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'FORBIDDEN' });
  });
});
