import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { failure } from './clients.ts';
import { lost } from './lost.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('a Clerk that never answers costs everybody who waits the same five seconds, and one question', async () => {
    const world = await startWorld(kind);
    const { api, outbox, users } = world.sandbox.clerk;
    outbox.inject({ kind: 'drop' });
    const { id } = users.create({ firstName: 'Patience' });
    const ask = () => world.client({ clerkId: id }).users.me.query();
    api.hang();
    const began = performance.now();
    const refused = await Promise.all(Array.from({ length: 5 }, () => failure(ask())));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
    expect(performance.now() - began).toBeGreaterThan(4_000);
    expect(api.requests).toBe(1);
    // The question has ended, not only the wait for it.
    await expect.poll(() => api.waiting, { timeout: 5_000 }).toBe(0);
    api.heal();
    expect(await ask()).toMatchObject({ name: 'Patience' });
  });

  test('an answer of Clerk that never ends is read up to a limit, and the connection is closed', async () => {
    const world = await startWorld(kind);
    const { api } = world.sandbox.clerk;
    const [id = ''] = lost(world, 1);
    api.fail({ status: 200, endless: true, path: '/v1/users' });
    expect(await failure(world.client({ clerkId: id }).users.me.query())).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(api.sentEndlessly).toBeLessThan(64 * 1024 * 1024);
    const sent = api.sentEndlessly;
    api.heal();
    expect(await world.client({ clerkId: id }).users.me.query()).toMatchObject({ clerkId: id });
    expect(api.sentEndlessly).toBe(sent);
  });

  test('somebody whom Clerk locks after failed sign-ins keeps the session they have', async () => {
    const world = await startWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ firstName: 'Locke', locked: true });
    await world.delivered();
    expect(await world.client({ clerkId: id }).users.me.query()).toMatchObject({ name: 'Locke' });
  });
});
