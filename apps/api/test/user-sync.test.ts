import { type DatabaseKind, databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { failure } from './clients.ts';
import { signUp } from './sign-up.ts';
import { startWorld, type World } from './world.ts';

const outcomes = (world: World) =>
  world.sandbox.clerk.outbox.messages.flatMap(({ attempts }) => attempts.map(({ body }) => JSON.parse(body).outcome));

describe.each(databaseKinds)('%s', (kind: DatabaseKind) => {
  test('somebody signs up at Clerk, and the browser reads their row', async () => {
    const world = await startWorld(kind);
    const { id, client } = await signUp(world, { phoneNumber: '+15550001' });
    expect(await client.users.me.query()).toEqual({
      id: expect.any(String),
      clerkId: id,
      email: 'ada@example.com',
      name: 'Ada Lovelace',
      firstName: 'Ada',
      lastName: 'Lovelace',
      phone: '+15550001',
      imageUrl: expect.stringContaining(world.sandbox.url),
      username: null,
      externalId: null,
      emailVerified: true,
      publicMetadata: {},
      signedUpAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      stripeConnectId: null,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect(outcomes(world)).toEqual(['created']);
    expect(world.sandbox.clerk.api.requests).toBe(0);
  });

  test('every change at Clerk is followed, and clearing clears', async () => {
    const world = await startWorld(kind);
    const { id, client } = await signUp(world);
    world.sandbox.clerk.users.update(id, { firstName: 'Augusta', lastName: null, emailAddress: 'augusta@example.com' });
    await world.delivered();
    expect(await client.users.me.query()).toMatchObject({
      name: 'Augusta',
      lastName: null,
      email: 'augusta@example.com',
    });
    expect(outcomes(world)).toEqual(['created', 'updated']);
  });

  test('somebody without an address, a phone or a name is a user too', async () => {
    const world = await startWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ username: 'ada' });
    await world.delivered();
    const me = await world.client({ clerkId: id }).users.me.query();
    expect(me).toMatchObject({ email: '', name: '', phone: null, firstName: null, lastName: null });
  });

  test('a deleted user is gone for good, also while their token is still good', async () => {
    const world = await startWorld(kind);
    const { id, client } = await signUp(world);
    await client.users.me.query();
    world.sandbox.clerk.users.delete(id);
    await world.delivered();
    expect(await failure(client.users.me.query())).toEqual({ code: 'NOT_FOUND', message: 'User not found' });
    const other = await signUp(world, { emailAddress: 'bea@example.com' });
    expect(await failure(other.client.users.byId.query({ clerkId: id }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(outcomes(world)).toEqual(['created', 'deleted', 'created']);
    expect(world.sandbox.clerk.api.requests).toBe(0);
  });

  test('a late update cannot bring a deleted user back', async () => {
    const world = await startWorld(kind);
    const { outbox, users } = world.sandbox.clerk;
    const { id, client } = await signUp(world);
    outbox.hold();
    users.update(id, { firstName: 'Late' });
    users.delete(id);
    const [, update, deletion] = outbox.messages;
    if (!update || !deletion) throw new Error('Two messages were expected');
    expect((await outbox.attempt(deletion)).body).toContain('deleted');
    expect((await outbox.attempt(update)).body).toContain('ignored');
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('an update that overtakes its create counts as the create', async () => {
    const world = await startWorld(kind);
    const { outbox, users } = world.sandbox.clerk;
    outbox.hold();
    const { id } = users.create({ firstName: 'Old' });
    users.update(id, { firstName: 'New' });
    for (const message of [...outbox.messages].reverse()) await outbox.attempt(message);
    expect(outcomes(world).toSorted()).toEqual(['created', 'stale']);
    expect(await world.client({ clerkId: id }).users.me.query()).toMatchObject({ name: 'New' });
  });

  test('deleting somebody unknown is unchanged, and nobody can be created after it', async () => {
    const world = await startWorld(kind);
    const { outbox, users } = world.sandbox.clerk;
    outbox.hold();
    const { id } = users.create({ firstName: 'Short' });
    users.delete(id);
    for (const message of [...outbox.messages].reverse()) await outbox.attempt(message);
    expect(outcomes(world).toSorted()).toEqual(['ignored', 'unchanged']);
    expect(await failure(world.client({ clerkId: id }).users.me.query())).toMatchObject({ code: 'NOT_FOUND' });
  });

  test.each(['duplicate', 'second-endpoint', 'lose-answer'] as const)(
    'a delivery with the fault %s changes nothing',
    async (fault) => {
      const world = await startWorld(kind);
      const { outbox, users } = world.sandbox.clerk;
      const { id, client } = await signUp(world);
      outbox.inject({ kind: fault });
      users.update(id, { firstName: 'Once' });
      await world.delivered();
      const last = outbox.messages.at(-1);
      if (!last) throw new Error('A message was expected');
      await outbox.attempt(last);
      expect(outcomes(world).slice(0, 2)).toEqual(['created', 'updated']);
      for (const again of outcomes(world).slice(2)) expect(['duplicate', 'unchanged']).toContain(again);
      expect(await client.users.me.query()).toMatchObject({ firstName: 'Once' });
    },
  );

  test('two contents of the same version are settled by asking Clerk', async () => {
    const world = await startWorld(kind);
    const { clerk } = world.sandbox;
    const { id, client } = await signUp(world);
    const now = clerk.users.get(id);
    clerk.outbox.send(clerk.event('user.updated', { ...now, first_name: 'Impostor' }));
    await world.delivered();
    expect(await client.users.me.query()).toMatchObject({ firstName: 'Ada' });
    expect(world.sandbox.clerk.api.requests).toBe(1);
    expect(outcomes(world)).toEqual(['created', 'unchanged']);
  });

  test('while Clerk cannot be asked about such a tie, the delivery is sent again later', async () => {
    const world = await startWorld(kind);
    const { clerk } = world.sandbox;
    const { id } = await signUp(world);
    clerk.api.fail({ status: 500 });
    const tie = clerk.event('user.updated', { ...clerk.users.get(id), first_name: 'Impostor' });
    expect(await world.post(tie, { id: 'msg_tie' })).toMatchObject({
      status: 503,
      body: { error: { code: 'try_again' } },
    });
    clerk.api.heal();
    expect(await world.post(tie, { id: 'msg_tie' })).toEqual({ status: 200, body: { outcome: 'unchanged' } });
  });

  test('two users can swap an address out of order', async () => {
    const world = await startWorld(kind);
    const { outbox, users } = world.sandbox.clerk;
    const ada = await signUp(world, { emailAddress: 'ada@example.com' });
    const bea = await signUp(world, { emailAddress: 'bea@example.com' });
    outbox.hold();
    users.update(bea.id, { emailAddress: 'swapping@example.com' });
    users.update(ada.id, { emailAddress: 'bea@example.com' });
    users.update(bea.id, { emailAddress: 'ada@example.com' });
    for (const message of outbox.messages.slice(2).toReversed()) {
      expect((await outbox.attempt(message)).status).toBe(200);
    }
    expect(await ada.client.users.me.query()).toMatchObject({ email: 'bea@example.com' });
    expect(await bea.client.users.me.query()).toMatchObject({ email: 'ada@example.com' });
  });

  test('others see the public profile and nothing more', async () => {
    const world = await startWorld(kind);
    const ada = await signUp(world, { phoneNumber: '+15550001' });
    const bea = await signUp(world, { emailAddress: 'bea@example.com' });
    expect(await bea.client.users.byId.query({ clerkId: ada.id })).toEqual({
      id: expect.any(String),
      clerkId: ada.id,
      name: 'Ada Lovelace',
      imageUrl: expect.any(String),
    });
  });
});
