import { fullDisk, type PostgresServer, postgresUrl, startPostgresServer } from '@ticket-hub/db/testing';
import { startSandbox } from '@ticket-hub/sandbox';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { failure, webClient } from './clients.ts';
import { listening, startProcess } from './processes.ts';
import { SECRET, settingsFor, startWorld } from './world.ts';

/** A server of this file's own: the shared one must not be disturbed. */
let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.stop());

test('it waits for a database that starts late, outlives its restarts, its crash and its freezing, and tells browsers to look again', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  await server.end('SIGINT');
  const child = startProcess({
    ...settingsFor(sandbox, postgresUrl(server.socket, 'postgres')),
    DATABASE_STATEMENT_TIMEOUT: '1s',
  });
  const ended = vi.fn();
  child.once('exit', ended);
  const url = await listening(child, (message) => {
    if (message === 'waiting for the database') void server.start();
  });

  const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
  const status = async (path: string) => (await fetch(`${url}${path}`)).status;
  const client = webClient(`${url}/trpc`, () => sandbox.clerk.sessionToken(id));
  const deliver = async () => {
    const body = JSON.stringify({ type: 'session.created', object: 'event', data: { id: 'sess_1' } });
    const response = await fetch(`${url}/webhooks/clerk`, sandbox.clerk.outbox.sign(body, { secrets: [SECRET] }));
    return [response.status, await response.json()];
  };
  const heard = vi.fn();
  onTestFinished(client.live.changes.subscribe(undefined, { onData: heard }).unsubscribe);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ topics: ['*'], spreadMs: 0 }));

  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    await server.end(signal);
    expect(await deliver()).toEqual([503, { error: expect.objectContaining({ code: 'try_again' }) }]);
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await Promise.all(['/health', '/ready'].map(status))).toEqual([200, 503]);
    heard.mockClear();
    await server.start();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ topics: ['*'], spreadMs: 0 }), { timeout: 5_000 });
    expect(await status('/ready')).toBe(200);
    expect((await deliver())[0]).toBe(200);
    expect(await client.users.me.query()).toMatchObject({ name: 'Ada' });
  }

  await server.freeze();
  const frozen = deliver();
  expect(await status('/health')).toBe(200);
  expect((await frozen)[0]).toBe(503);
  server.thaw();
  await vi.waitFor(async () => expect((await deliver())[0]).toBe(200), { timeout: 5_000 });
  expect(await status('/ready')).toBe(200);
  expect(ended).not.toHaveBeenCalled();
}, 40_000);

test('on a full disk deliveries are answered 503 and recorded nowhere, and are taken when there is room', async () => {
  const world = await startWorld('sqlite');
  const thereIsRoom = await fullDisk(world.db);
  const create = async (i: number) => {
    const { clerk } = world.sandbox;
    const user = clerk.users.create({ firstName: 'x'.repeat(200), lastName: String(i) });
    return await world.post({ object: 'event', type: 'user.created', data: user, timestamp: 1_700_000_000_000 });
  };
  world.sandbox.clerk.outbox.hold();
  let answer = await create(0);
  for (let i = 1; i < 100 && answer.status === 200; i++) answer = await create(i);
  expect(answer).toEqual({ status: 503, body: { error: expect.objectContaining({ code: 'try_again' }) } });
  const failed = world.db.read.selectFrom('deliveries').select('id').where('outcome', 'is', null);
  expect(await failed.execute()).toEqual([]);
  await thereIsRoom();
  expect((await create(100)).status).toBe(200);
});
