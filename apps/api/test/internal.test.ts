import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { startWorld } from './world.ts';

const clerkId = 'user_1';
const snapshot = (version: number, first_name = `Ada${version}`) => ({ id: clerkId, updated_at: version, first_name });

describe.each(databaseKinds)('%s', (kind) => {
  test('another backend upserts, reads, links and deletes by the same rules as the webhook', async () => {
    const world = await startWorld(kind);
    const { users } = world.internal();
    expect(await users.upsertUserFromClerk.mutate(snapshot(2))).toEqual({ outcome: 'created' });
    expect(await users.upsertUserFromClerk.mutate(snapshot(1))).toEqual({ outcome: 'stale' });
    expect(await users.getStripeConnectId.query({ clerkId })).toBeNull();
    const link = { clerkId, stripeConnectId: 'acct_1' };
    expect(await users.updateOrCreateUserStripeConnectId.mutate(link)).toEqual({ outcome: 'linked' });
    expect(await users.getStripeConnectId.query({ clerkId })).toBe('acct_1');
    expect(await users.getUserById.query({ clerkId })).toMatchObject({
      clerkId,
      name: 'Ada2',
      email: '',
      stripeConnectId: 'acct_1',
    });
    expect(await users.deleteUser.mutate({ clerkId })).toMatchObject({ outcome: 'deleted' });
    expect(await users.upsertUserFromClerk.mutate(snapshot(3))).toEqual({ outcome: 'ignored' });
    expect(await failure(users.getUserById.query({ clerkId }))).toEqual({
      code: 'NOT_FOUND',
      message: 'User not found',
    });
    expect(await failure(users.getStripeConnectId.query({ clerkId }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failure(users.updateOrCreateUserStripeConnectId.mutate(link))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('somebody without an object of Clerk’s gives five fields, which never beat Clerk’s own nor bring the deleted back', async () => {
    const world = await startWorld(kind);
    const { users } = world.internal();
    const given = { clerkId, email: 'Ada@Example.com', firstName: 'Ada', imageUrl: 'https://img.example.com/1' };
    expect(await users.upsertUser.mutate(given)).toEqual({ outcome: 'created' });
    expect(await users.upsertUser.mutate(given)).toEqual({ outcome: 'unchanged' });
    expect(await users.upsertUser.mutate({ ...given, lastName: 'Lovelace' })).toEqual({ outcome: 'updated' });
    const found = await users.getUserByEmail.query({ email: '  ada@example.COM ' });
    expect(found).toMatchObject({ user: { clerkId, name: 'Ada Lovelace' }, warning: 'unverified' });
    expect(await users.upsertUserFromClerk.mutate(snapshot(1))).toEqual({ outcome: 'updated' });
    expect(await users.upsertUser.mutate(given)).toEqual({ outcome: 'stale' });
    expect(await users.getUserById.query({ clerkId })).toMatchObject({ name: 'Ada1', email: '' });
    await users.deleteUser.mutate({ clerkId });
    expect(await users.upsertUser.mutate(given)).toEqual({ outcome: 'ignored' });
    expect(await users.getUserByEmail.query({ email: given.email })).toEqual({ user: null, warning: null });
  });

  test('of several people with one address, the one whose address is verified is found, whoever changed last', async () => {
    const world = await startWorld(kind);
    const { users } = world.sandbox.clerk;
    const unverified = [{ emailAddress: 'ÄDA@example.com', verified: false }];
    const verified = users.create({ firstName: 'Real', emailAddress: 'äda@example.com' });
    const other = users.create({ firstName: 'Mallory', emailAddresses: unverified });
    await world.delivered();
    const found = await world.internal().users.getUserByEmail.query({ email: 'Äda@example.com' });
    expect(found).toMatchObject({ user: { clerkId: verified.id, emailVerified: true }, warning: null });
    const shown = await hub(world.deps, 'user', 'show', 'äda@EXAMPLE.com');
    for (const word of [verified.id, other.id, '2 users have this address, 1 of them unverified'])
      expect(shown.out).toContain(word);
    expect(await hub(world.deps, 'user', 'show', 'nobody@example.com')).toMatchObject({ status: 1 });
  });

  test('an account that is taken or no account is refused', async () => {
    const world = await startWorld(kind);
    const { users } = world.internal();
    await users.upsertUserFromClerk.mutate(snapshot(1));
    await users.upsertUserFromClerk.mutate({ ...snapshot(1), id: 'user_2' });
    await users.updateOrCreateUserStripeConnectId.mutate({ clerkId, stripeConnectId: 'acct_1' });
    const link = (stripeConnectId: string) =>
      failure(users.updateOrCreateUserStripeConnectId.mutate({ clerkId: 'user_2', stripeConnectId }));
    expect(await link('acct_1')).toMatchObject({ code: 'CONFLICT' });
    expect(await link('cus_1')).toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('input that does not parse is refused with the fields named and nothing repeated', async () => {
    const world = await startWorld(kind);
    const refused = await failure(
      world.internal().users.upsertUserFromClerk.mutate({ ...snapshot(1), id: 'ada@example.com' }),
    );
    expect(refused).toEqual({ code: 'BAD_REQUEST', message: 'Invalid input: id' });
  });

  test("neither a user's token nor a wrong one nor none opens it", async () => {
    const world = await startWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ firstName: 'Ada' });
    for (const token of [await world.sandbox.clerk.sessionToken(id), 'wrong', '']) {
      const call = failure(world.internal(token).users.getUserById.query({ clerkId: id }));
      expect(await call).toEqual({ code: 'UNAUTHORIZED', message: 'Not authenticated' });
    }
  });

  test('without INTERNAL_TOKEN there is no such route', async () => {
    const world = await startWorld(kind, { INTERNAL_TOKEN: '' });
    expect((await fetch(`${world.url}/internal/trpc/users.getUserById`)).status).toBe(404);
  });

  test('none of it can be reached as a user', async () => {
    const world = await startWorld(kind);
    const token = await world.sandbox.clerk.sessionToken('user_1');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    for (const name of ['upsertUserFromClerk', 'deleteUser', 'updateOrCreateUserStripeConnectId', 'getUserById']) {
      const response = await fetch(`${world.url}/trpc/users.${name}`, { method: 'POST', headers, body: '{}' });
      expect(response.status).toBe(404);
    }
  });
});
