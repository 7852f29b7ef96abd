import { openDatabase, transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { upsertUser } from '@ticket-hub/users';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { features, schemasOf } from '../src/features.ts';
import { readHealth } from '../src/observe/health.ts';
import { startWorld, type World } from './world.ts';

function listen(world: World, clerkId: string) {
  const topics: string[][] = [];
  const errors: unknown[] = [];
  const states: string[] = [];
  const { unsubscribe } = world.client({ clerkId }).live.changes.subscribe(undefined, {
    onData: (change) => topics.push(change.topics),
    onError: (error) => errors.push(error.data?.code),
    onConnectionStateChange: ({ state }) => states.push(state),
  });
  onTestFinished(unsubscribe);
  return { topics, errors, states, unsubscribe };
}

describe.each(databaseKinds)('%s', (kind) => {
  async function worldWith(...names: string[]) {
    const world = await startWorld(kind);
    const ids = names.map((firstName) => world.sandbox.clerk.users.create({ firstName }).id);
    await world.delivered();
    return { world, ids };
  }

  /** Connected, and past what was announced while connecting. */
  async function quiet(heard: ReturnType<typeof listen>) {
    await vi.waitFor(() => expect(heard.topics).toContainEqual(['*']));
    await vi.waitFor(() => expect(heard.topics.length).toBe(kind === 'postgres' ? 2 : 1));
    heard.topics.length = 0;
  }

  test('a subscription begins with everything, then hears of its own user only', async () => {
    const { world, ids } = await worldWith('Ada', 'Bea');
    const [ada = '', bea = ''] = ids;
    const heard = listen(world, ada);
    await quiet(heard);
    world.sandbox.clerk.users.update(bea, { firstName: 'Beatrix' });
    world.sandbox.clerk.users.update(ada, { firstName: 'Augusta' });
    await world.delivered();
    await vi.waitFor(() => expect(heard.topics).toEqual([['users.me', 'users.stripeConnectId']]));
  });

  test('a change that only moves the version is not announced', async () => {
    const { world, ids } = await worldWith('Ada');
    const [ada = ''] = ids;
    const heard = listen(world, ada);
    await quiet(heard);
    const { clerk } = world.sandbox;
    const user = clerk.users.get(ada);
    clerk.outbox.send(clerk.event('user.updated', { ...user, updated_at: Date.now() + 1_000 }));
    clerk.outbox.send(clerk.event('user.updated', { ...user, updated_at: Date.now() + 2_000, first_name: 'New' }));
    await world.delivered();
    await vi.waitFor(() => expect(heard.topics).toHaveLength(1));
  });

  test('what another process wrote is heard too', async () => {
    const { world, ids } = await worldWith('Ada');
    const [ada = ''] = ids;
    const heard = listen(world, ada);
    await quiet(heard);
    const other = openDatabase(world.deps.env.databaseUrl, schemasOf(features));
    onTestFinished(() => other.close());
    const user = { ...snapshotOf(world, ada), updated_at: Date.now() + 1_000, first_name: 'New' };
    await transact(other, (tx) => upsertUser(tx, user, { now: new Date() }));
    await vi.waitFor(() => expect(heard.topics.length).toBeGreaterThan(0), { timeout: 3_000 });
  });

  test('a deletion ends the stream with a clear error', async () => {
    const { world, ids } = await worldWith('Ada');
    const [ada = ''] = ids;
    const heard = listen(world, ada);
    await quiet(heard);
    world.sandbox.clerk.users.delete(ada);
    await vi.waitFor(() => expect(heard.errors).toEqual(['NOT_FOUND']));
  });

  test('when the process stops, the client is told to come back', async () => {
    const { world, ids } = await worldWith('Ada');
    const [ada = ''] = ids;
    const heard = listen(world, ada);
    await quiet(heard);
    heard.states.length = 0;
    world.stop.abort();
    await vi.waitFor(() => expect(heard.states).toContain('connecting'));
    expect(heard.errors).toEqual([]);
  });

  test('nobody listens on after the client has gone', async () => {
    const { world, ids } = await worldWith('Ada');
    const [ada = ''] = ids;
    const stop = vi.fn();
    const { subscribe } = world.db.changes;
    vi.spyOn(world.db.changes, 'subscribe').mockImplementation(function (this: unknown, listener) {
      const unsubscribe = subscribe.call(world.db.changes, listener);
      return () => {
        stop();
        unsubscribe();
      };
    });
    const heard = listen(world, ada);
    await vi.waitFor(() => expect(heard.topics).toContainEqual(['*']));
    heard.unsubscribe();
    await vi.waitFor(() => expect(stop).toHaveBeenCalledTimes(1));
  });

  test('one stream too many is refused with a reason, and let in when another has ended', async () => {
    const { world, ids } = await worldWith('Ada', 'Bea');
    const [ada = '', bea = ''] = ids;
    const open = Array.from({ length: 20 }, () => listen(world, ada));
    await vi.waitFor(() => expect(open.every(({ topics }) => topics.length > 0)).toBe(true), { timeout: 5_000 });
    const late = listen(world, ada);
    await vi.waitFor(() => expect(late.errors).toEqual(['TOO_MANY_REQUESTS']));
    const others = listen(world, bea);
    await vi.waitFor(() => expect(others.topics).toContainEqual(['*']));
    open[0]?.unsubscribe();
    await vi.waitFor(async () =>
      expect(await world.deps.metrics.text(await readHealth(world.deps), world.deps.heartbeat)).toContain(
        'live_streams 20\n',
      ),
    );
    const again = listen(world, ada);
    await vi.waitFor(() => expect(again.topics).toContainEqual(['*']));
  });

  test('without a token there is no stream', async () => {
    const { world } = await worldWith('Ada');
    const response = await fetch(`${world.url}/trpc/live.changes`, { headers: { accept: 'text/event-stream' } });
    expect(await response.text()).toContain('Not authenticated');
  });
});

function snapshotOf(world: World, id: string) {
  const user = world.sandbox.clerk.users.get(id);
  if (!user) throw new Error('No such user');
  return user;
}
