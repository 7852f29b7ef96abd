import { generateKeyPairSync } from 'node:crypto';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { failure } from './clients.ts';
import { startWorld, type World } from './world.ts';

type Overrides = NonNullable<Parameters<World['sandbox']['clerk']['sessionToken']>[1]>;

const now = () => Math.floor(Date.now() / 1000);
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const privateKey = foreign.export({ type: 'pkcs8', format: 'pem' }).toString();
const refused = { code: 'UNAUTHORIZED', message: 'Not authenticated' };

describe.each(databaseKinds)('%s', (kind) => {
  async function worldWithAda(settings: Record<string, string> = {}) {
    const world = await startWorld(kind, settings);
    const { id } = world.sandbox.clerk.users.create({ firstName: 'Ada' });
    await world.delivered();
    const token = (overrides?: Overrides) => world.sandbox.clerk.sessionToken(id, overrides);
    const callWith = async (overrides: Overrides) => failure(world.client(await token(overrides)).users.me.query());
    return { world, token, callWith };
  }

  test.each<[string, Overrides]>([
    ['has expired', { claims: { iat: now() - 120, nbf: now() - 130, exp: now() - 60 } }],
    ['is not valid yet', { claims: { iat: now() + 60, nbf: now() + 60, exp: now() + 120 } }],
    ['is meant for another site', { claims: { azp: 'https://evil.example' } }],
    ['names no site', { claims: { azp: undefined } }],
    ['comes from another instance', { claims: { iss: 'https://other.clerk.accounts.dev' } }],
    ['names no instance', { claims: { iss: undefined } }],
    ['belongs to a pending session', { claims: { sts: 'pending' } }],
    ['belongs to no session', { claims: { sid: undefined } }],
    ['names no user', { claims: { sub: undefined } }],
    ['speaks for an organization', { claims: { sub: 'org_1' } }],
    ['was made from a JWT template', { header: { cat: 'cl_B7d4PD222AAA' } }],
    ['was signed with another key', { privateKey }],
    ['is not signed', { algorithm: 'none' }],
  ])('a token that %s is refused', async (_, overrides) => {
    const { callWith } = await worldWithAda();
    expect(await callWith(overrides)).toEqual(refused);
  });

  test.each([
    ['nothing', undefined],
    ['rubbish', 'rubbish'],
    ['three dots', '...'],
    ['a huge one', 'x'.repeat(10_000)],
  ])('%s instead of a token is refused', async (_, token) => {
    const { world } = await worldWithAda();
    expect(await failure(world.client(token).users.me.query())).toEqual(refused);
  });

  test('the token counts in the Authorization header only', async () => {
    const { world, token } = await worldWithAda();
    const good = await token();
    const me = `${world.url}/trpc/users.me`;
    expect((await fetch(me, { headers: { authorization: `bearer ${good}` } })).status).toBe(200);
    expect((await fetch(me, { headers: { cookie: `__session=${good}` } })).status).toBe(401);
    expect((await fetch(me, { headers: { authorization: `Basic ${good}` } })).status).toBe(401);
    expect((await fetch(`${me}?token=${good}&__session=${good}`)).status).toBe(401);
  });

  test('with CLERK_JWT_KEY set, a token is checked without the network', async () => {
    const { world, token } = await worldWithAda();
    world.sandbox.clerk.api.hang();
    expect(await world.client(await token()).users.me.query()).toMatchObject({ name: 'Ada' });
    expect(world.sandbox.clerk.api.requests).toBe(0);
  });

  test('without it, the keys are fetched once and kept', async () => {
    const { world, token } = await worldWithAda({ CLERK_JWT_KEY: '' });
    const good = await token();
    const all = await Promise.all(Array.from({ length: 10 }, () => world.client(good).users.me.query()));
    expect(all[0]).toMatchObject({ name: 'Ada' });
    await world.client(good).users.me.query();
    expect(world.sandbox.clerk.api.requests).toBe(1);
  });

  test('tokens that name invented keys do not make us ask Clerk again and again', async () => {
    const { world, token } = await worldWithAda({ CLERK_JWT_KEY: '' });
    await world.client(await token()).users.me.query();
    for (const kid of ['ins_a', 'ins_b', 'ins_c']) {
      const invented = await token({ header: { kid }, privateKey });
      expect(await failure(world.client(invented).users.me.query())).toEqual(refused);
    }
    expect(world.sandbox.clerk.api.requests).toBe(1);
  });

  test('while the keys cannot be had, the caller is told to try again', async () => {
    const { world, token } = await worldWithAda({ CLERK_JWT_KEY: '' });
    world.sandbox.clerk.api.fail({ status: 500 });
    const call = failure(world.client(await token()).users.me.query());
    expect(await call).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    world.sandbox.clerk.api.heal();
    const me = async () =>
      world
        .client(await token())
        .users.me.query()
        .catch(() => undefined);
    await expect.poll(me, { timeout: 5_000 }).toMatchObject({ name: 'Ada' });
  });

  test('invented keys make us ask once while the keys cannot be had, and no caller is treated as unauthenticated for it', async () => {
    const { world, token } = await worldWithAda({ CLERK_JWT_KEY: '' });
    const { api } = world.sandbox.clerk;
    api.fail({ status: 500 });
    const kids = Array.from({ length: 50 }, (_, i) => `ins_invented${i}`);
    const tokens = await Promise.all(kids.map((kid) => token({ header: { kid }, privateKey })));
    const codes: unknown[] = [];
    for (const one of tokens) codes.push((await failure(world.client(one).users.me.query())).code);
    expect(new Set(codes)).toEqual(new Set(['SERVICE_UNAVAILABLE']));
    // One a second, on however slow a machine.
    const seconds = new Set(api.log.map(({ at }) => Math.floor(at / 1_000))).size;
    expect(api.requests).toBeLessThanOrEqual(seconds);
  });

  test('while the keys cannot be had, the ones that are known go on working', async () => {
    const { world, token } = await worldWithAda({ CLERK_JWT_KEY: '' });
    const me = async () => world.client(await token()).users.me.query();
    await me();
    world.sandbox.clerk.api.hang();
    const invented = await token({ header: { kid: 'ins_invented' }, privateKey });
    expect(await failure(world.client(invented).users.me.query())).toEqual(refused);
    expect(await me()).toMatchObject({ name: 'Ada' });
  });

  test('several sites can be allowed', async () => {
    const { world, token } = await worldWithAda({ CLERK_AUTHORIZED_PARTIES: 'https://a.example, https://b.example' });
    const from = async (azp: string) => world.client(await token({ claims: { azp } })).users.me.query();
    expect(await from('https://b.example')).toMatchObject({ name: 'Ada' });
    expect(await failure(from('http://localhost:5173'))).toEqual(refused);
  });

  test('every procedure that a browser may call asks for a token', async () => {
    const { world } = await worldWithAda();
    const nobody = world.client();
    expect(await failure(nobody.users.me.query())).toEqual(refused);
    expect(await failure(nobody.users.byId.query({ clerkId: 'user_1' }))).toEqual(refused);
    expect(await failure(nobody.users.stripeConnectId.query())).toEqual(refused);
  });
});
