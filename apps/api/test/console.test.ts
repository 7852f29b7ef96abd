import { takeLease, transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { lost } from './lost.ts';
import { buy, organizer, person, publishedEvent } from './people.ts';
import { startWorld, type World } from './world.ts';

const ADMIN = 'user_operator';

async function operated(kind: (typeof databaseKinds)[number]) {
  const world = await startWorld(kind, { ADMIN_USER_IDS: ADMIN });
  world.sandbox.clerk.users.create({ id: ADMIN, firstName: 'Olive', lastName: 'Operator' });
  await world.delivered();
  const client = world.client({ clerkId: ADMIN });
  const audited = async () =>
    (await client.admin.audit.query({})).actions.map(({ actor, action, subject, outcome }) =>
      [actor, action, subject, outcome].join(' '),
    );
  return { world, client, admin: client.admin, audited };
}

/** Every way of asking that an administrator has. */
function everyQuestion({ admin }: ReturnType<World['client']>, clerkId: string) {
  return [
    ...[admin.health.query(), admin.figures.query(), admin.history.query({ span: 'hour' }), admin.deliveries.query({})],
    ...[admin.users.query({}), admin.user.query({ clerkId }), admin.userTickets.query({ clerkId }), admin.runs.query()],
    ...[
      admin.refreshUser.mutate({ clerkId }),
      admin.exportUser.mutate({ clerkId }),
      admin.restoreUser.mutate({ clerkId }),
    ],
    ...[admin.reconcile.mutate({ dryRun: true }), admin.movements.query({ status: 'due' })],
    ...[admin.retryMovements.mutate({}), admin.audit.query({})],
  ];
}

describe.each(databaseKinds)('%s', (kind) => {
  test('nobody but administrators can ask, and only they are told that they are', async () => {
    const { client, world, audited } = await operated(kind);
    const ada = await person(world);
    const refused = await Promise.all(everyQuestion(ada.client, ada.id).map(failure));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['FORBIDDEN']));
    expect(await ada.client.users.me.query()).not.toHaveProperty('admin');
    expect(await client.users.me.query()).toMatchObject({ admin: true });
    expect(await audited()).toEqual([]);
  });

  test('somebody is found by name, and their page holds record, account, deliveries and tickets', async () => {
    const { admin, world } = await operated(kind);
    const olga = await organizer(world);
    const bob = await person(world, 'Bob');
    await buy(world, bob, (await publishedEvent(olga)).id, 2);
    expect(await admin.users.query({ query: 'bob' })).toMatchObject({ users: [{ clerkId: bob.id }], next: null });
    const { stripeConnectId } = await olga.client.users.me.query();
    expect(await admin.users.query({ query: stripeConnectId ?? '' })).toMatchObject({ users: [{ clerkId: olga.id }] });
    expect(await admin.user.query({ clerkId: olga.id })).toMatchObject({
      record: { clerkId: olga.id, firstName: 'Olga', deletedAt: null, banned: false },
      account: { state: 'active' },
    });
    expect((await admin.deliveries.query({ source: 'all', subject: bob.id })).deliveries).toMatchObject([
      { type: 'user.created', outcome: 'created' },
    ]);
    const { tickets } = await admin.userTickets.query({ clerkId: bob.id });
    expect(tickets).toMatchObject([{ status: 'valid' }, { status: 'valid' }]);
    expect(JSON.stringify(tickets)).not.toContain('"code"');
    expect(await failure(admin.user.query({ clerkId: 'user_nobody' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('Clerk is asked again about somebody, they are exported, deleted and restored, and the audit holds ids alone', async () => {
    const { admin, world, audited } = await operated(kind);
    const { clerk } = world.sandbox;
    const ada = await person(world);
    clerk.outbox.inject({ kind: 'drop' });
    clerk.users.update(ada.id, { firstName: 'Augusta' });
    await world.delivered();
    expect(await admin.refreshUser.mutate({ clerkId: ada.id })).toMatchObject({ outcome: 'updated' });
    expect(await admin.exportUser.mutate({ clerkId: ada.id })).toMatchObject({
      user: { first_name: 'Augusta' },
      deliveries: [{ outcome: 'created' }],
      operations: [
        { action: 'user.export', outcome: null },
        { action: 'user.reconcile', outcome: 'updated' },
      ],
      tickets: [],
    });
    await world.internal().users.deleteUser.mutate({ clerkId: ada.id });
    expect(await admin.user.query({ clerkId: ada.id })).toMatchObject({
      record: { deletedAt: expect.any(String), name: '', clerkUpdatedAt: null },
      account: null,
    });
    clerk.api.fail({ status: 401, times: 1 });
    expect(await admin.restoreUser.mutate({ clerkId: ada.id })).toMatchObject({ outcome: 'unavailable' });
    expect(await admin.restoreUser.mutate({ clerkId: ada.id })).toMatchObject({ outcome: 'restored' });
    expect(await ada.client.users.me.query()).toMatchObject({ firstName: 'Augusta' });
    // Clerk's own delivery may come first, and the erasure then finds them deleted.
    clerk.outbox.inject({ kind: 'drop' });
    await hub(world.deps, 'user', 'erase', ada.id);
    await world.delivered();
    expect(await audited()).toEqual(
      [
        ['hub', 'user.erase', ada.id, 'deleted'],
        [ADMIN, 'user.restore', ada.id, 'restored'],
        [ADMIN, 'user.restore', ada.id, 'unavailable'],
        [ADMIN, 'user.export', ada.id, 'done'],
        [ADMIN, 'user.reconcile', ada.id, 'updated'],
      ].map((row) => row.join(' ')),
    );
    expect(await admin.audit.query({ subject: ada.id, limit: 1 })).toMatchObject({
      actions: [{ action: 'user.erase' }],
    });
    expect(JSON.stringify(await admin.audit.query({}))).not.toMatch(/Augusta|example/);
  });

  test('a reconcile is tried dry, seen in its runs, applied once at a time, and recorded', async () => {
    const { admin, world, audited } = await operated(kind);
    lost(world, 3);
    expect(await admin.reconcile.mutate({ dryRun: true })).toMatchObject({ dryRun: true, drift: 3, aborted: null });
    expect(await admin.runs.query()).toMatchObject({
      runs: [{ state: 'finished', dryRun: true, created: 3, total: 4 }],
    });
    const elsewhere = await takeLease(world.db, { name: 'reconcile', lastsMs: 60_000, now: world.deps.now });
    expect(await admin.reconcile.mutate({ dryRun: false })).toMatchObject({ aborted: 'already_running' });
    await elsewhere?.release();
    expect(await admin.reconcile.mutate({ dryRun: false })).toMatchObject({ created: 3, aborted: null });
    await hub(world.deps, 'reconcile');
    const { runs } = await admin.runs.query();
    expect(runs.map(({ dryRun, drift }) => `${dryRun} ${drift}`)).toEqual(['false 0', 'false 3', 'true 3']);
    expect((await audited()).toSorted()).toEqual([
      `hub reconcile  done`,
      `${ADMIN} reconcile  already_running`,
      `${ADMIN} reconcile  done`,
    ]);
  });

  test('money that Stripe keeps refusing is shown, and tried again when an administrator says so', async () => {
    const { admin, world, audited } = await operated(kind);
    const olga = await organizer(world);
    const event = await publishedEvent(olga);
    await buy(world, await person(world, 'Bob'), event.id);
    await olga.client.events.cancel.mutate({ eventId: event.id });
    const due = await admin.movements.query({ status: 'due' });
    expect(due.movements).toMatchObject([
      { kind: 'refund', status: 'due', amount: { amount: 2_500, currency: 'EUR' } },
    ]);
    const [{ id } = { id: '' }] = due.movements;
    const failed = { status: 'failed', refusals: 5, patience: 5, look_at: null } as const;
    await transact(world.db, (tx) => tx.updateTable('movements').set(failed).where('id', '=', id).execute());
    expect(await admin.movements.query({ status: 'failed' })).toMatchObject({ movements: [{ id, refusals: 5 }] });
    expect(await failure(admin.retryMovements.mutate({ movementId: 'ada@example.com' }))).toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(await admin.retryMovements.mutate({ movementId: 'refund-nothing' })).toMatchObject({ retried: 0 });
    expect(await admin.retryMovements.mutate({ movementId: id })).toMatchObject({ retried: 1 });
    await world.sweep();
    // What the organizer holds of the payment is levelled after it.
    expect(await admin.movements.query({ status: 'due' })).toMatchObject({
      movements: [{ kind: 'share', amount: null }],
    });
    await world.sweep();
    expect(await admin.movements.query({ status: 'due' })).toMatchObject({ movements: [] });
    expect(await audited()).toEqual([
      `${ADMIN} money.retry ${id} done`,
      `${ADMIN} money.retry refund-nothing nothing_failed`,
    ]);
  });

  test('figures and history show what came and what did not', async () => {
    const { admin, world } = await operated(kind);
    await world.post('rubbish');
    const [id = ''] = lost(world, 1);
    await world.client({ clerkId: id }).users.me.query();
    const figures = await admin.figures.query();
    expect(figures).toMatchObject({
      database: kind,
      instance: world.deps.heartbeat.id,
      createdByFirstRequest: { lastHour: 1 },
    });
    const history = await admin.history.query({ span: 'hour' });
    const sum = (counts: number[] = []) => counts.reduce((a, b) => a + b, 0);
    const counted = history.map(({ source, received, failed }) => [source, sum(received), sum(failed)]);
    expect(counted).toEqual([
      ['clerk', 2, 1],
      ['first-request', 1, 0],
    ]);
  });
});
