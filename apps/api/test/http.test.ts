import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { errorBody } from '../src/http/errors.ts';
import { failure } from './clients.ts';
import { INTERNAL_TOKEN, SECRET, startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('health answers while the process lives, ready while it can serve', async () => {
    const world = await startWorld(kind);
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
    expect((await fetch(`${world.url}/ready`)).status).toBe(200);
    world.stop.abort();
    expect((await fetch(`${world.url}/ready`)).status).toBe(503);
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
  });

  test('a database that does not answer is not ready, and its callers learn nothing of it', async () => {
    const world = await startWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ firstName: 'Ada' });
    await world.delivered();
    const close = world.db.close.bind(world.db);
    await close();
    world.db.close = async () => {};
    expect((await fetch(`${world.url}/ready`)).status).toBe(503);
    expect(await failure(world.client({ clerkId: id }).users.me.query())).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Something went wrong',
    });
    const event = world.sandbox.clerk.event('user.updated', { id: 'user_1', updated_at: 1 });
    expect(await world.post(event)).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect(world.log()).toContain('A delivery failed');
    expect(world.log()).toContain('A procedure failed');
  });

  test('the web app learns at run time which Clerk it talks to', async () => {
    const world = await startWorld(kind);
    const response = await fetch(`${world.url}/config.json`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      publishableKey: world.sandbox.clerk.publishableKey,
      payments: true,
      currencies: expect.arrayContaining([{ code: 'JPY', digits: 0, step: 1, least: 50 }]),
      limits: expect.objectContaining({ ticketsPerOrder: 10 }),
      feeBps: 100,
      missionControl: null,
    });
    const unpaid = await startWorld(kind, {
      STRIPE_SECRET_KEY: '',
      STRIPE_WEBHOOK_SECRET: '',
      STRIPE_CONNECT_WEBHOOK_SECRET: '',
    });
    expect(await (await fetch(`${unpaid.url}/config.json`)).json()).toMatchObject({ payments: false });
  });

  test('a browser on the web app may call, one on another site may not', async () => {
    const world = await startWorld(kind);
    const preflight = (origin: string) =>
      fetch(`${world.url}/trpc/users.me`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      });
    const allowed = await preflight('http://localhost:5173');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('an error of ours says which one it is, and any other does not', async () => {
    const world = await startWorld(kind);
    const data = async (path: string) => {
      const response = await fetch(`${world.url}/trpc/${path}`);
      const { error } = (await response.json()) as { error: { data: unknown } };
      return error.data;
    };
    expect(await data('users.me')).toMatchObject({ code: 'UNAUTHORIZED', reason: 'not_authenticated' });
    expect(await data('users.nothing')).toMatchObject({ code: 'NOT_FOUND', reason: null });
  });

  test('a batch is cut off at a sane length, and a call at a sane size', async () => {
    const world = await startWorld(kind);
    const calls = Array.from({ length: 51 }, () => 'users.me').join(',');
    expect((await fetch(`${world.url}/trpc/${calls}?batch=1&input={}`)).status).toBe(400);
    const huge = { method: 'POST', body: 'x'.repeat(300_000), headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${world.url}/trpc/users.me`, huge)).status).toBe(413);
  });

  test.each([
    ['DELETE', '/trpc/users.me'],
    ['GET', '/trpc/users.nothing'],
  ])('%s %s is a client error', async (method, path) => {
    const world = await startWorld(kind);
    const response = await fetch(`${world.url}${path}`, { method });
    expect([400, 404, 405, 415]).toContain(response.status);
  });

  test.each([
    ['POST', '/health'],
    ['POST', '/nowhere'],
    ['GET', '/webhooks/clerk'],
    ['GET', '/assets/nothing.js'],
  ])('%s %s is answered as what is not found', async (method, path) => {
    const world = await startWorld(kind);
    const response = await fetch(`${world.url}${path}`, { method });
    expect([response.status, await response.json()]).toEqual([404, errorBody('not_found')]);
  });

  test('rubbish for an answer gets an error that repeats none of it', async () => {
    const world = await startWorld(kind);
    const headers = { 'content-type': 'application/json' };
    const posted = await fetch(`${world.url}/internal/trpc/users.deleteUser`, {
      method: 'POST',
      headers,
      body: '{"ada@example.com',
    });
    const asked = await fetch(`${world.url}/trpc/users.byId?input=ada@example.com`);
    for (const response of [posted, asked]) {
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toContain('ada@');
    }
  });

  test('each request is one log line with the id of its response, and no line tells a secret or anything personal', async () => {
    const world = await startWorld(kind);
    const person = {
      emailAddress: 'ada@example.com',
      phoneNumber: '+15550001234',
      firstName: 'Adalgisa',
      lastName: 'Lovelace',
    };
    const { id } = world.sandbox.clerk.users.create(person);
    await world.delivered();
    const token = await world.sandbox.clerk.sessionToken(id);
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${world.url}/trpc/users.me?input=${token}`, { headers });
    await fetch(`${world.url}/ada@example.com?token=${token}`);
    await failure(world.internal().users.upsertUserFromClerk.mutate({ id: 'ada@example.com', updated_at: 1 }));
    world.sandbox.clerk.api.fail({ status: 500, body: 'ada@example.com is not well' });
    await failure(world.client({ clerkId: 'user_nobody' }).users.me.query());

    const lines = world
      .log()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const requestId = response.headers.get('x-request-id');
    expect(lines.filter((line) => line.requestId === requestId)).toEqual([
      expect.objectContaining({
        msg: 'request',
        method: 'GET',
        route: '/trpc/*',
        procedures: ['users.me'],
        status: 200,
      }),
    ]);
    expect(lines).toContainEqual(
      expect.objectContaining({ route: '/webhooks/clerk', delivery: expect.objectContaining({ outcome: 'created' }) }),
    );
    const secrets = [
      token,
      SECRET,
      INTERNAL_TOKEN,
      world.sandbox.clerk.secretKey,
      'ada@',
      '+1555',
      'Adalgisa',
      'Lovelace',
    ];
    expect(secrets.filter((secret) => world.log().includes(secret))).toEqual([]);
  });
});
