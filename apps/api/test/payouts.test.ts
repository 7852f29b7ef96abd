import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { readHealth } from '../src/observe/health.ts';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { buy, eventContent, organizer, person, publishedEvent } from './people.ts';
import { startWorld, type World } from './world.ts';

/** An organizer who has sold a ticket, Stripe's own charge aside, and whose money is on its way to the bank. */
async function startPayingOut(world: World) {
  Object.assign(world.sandbox.stripe.pricing, { chargeBps: 0, chargeFixed: 0 });
  const olga = await organizer(world);
  const { id: eventId } = await publishedEvent(olga);
  await buy(world, await person(world, 'Bob'), eventId);
  const send = () => world.sandbox.stripe.payouts.send(olga.accountId, 'in_transit')[0]?.id ?? '';
  return { ...olga, eventId, send, status: () => olga.client.payouts.status.query() };
}

const cameBack = { amount: 2_475, currency: 'EUR', code: 'no_account', failedAt: expect.any(String) };

describe.each(databaseKinds)('%s', (kind) => {
  test('a payout that comes back from the bank is told to its organizer until a later one arrives', async () => {
    const world = await startWorld(kind);
    const { payouts } = world.sandbox.stripe;
    const { id, send, status } = await startPayingOut(world);
    expect(await status()).toMatchObject({ failedPayouts: [] });
    payouts.settle(send(), 'failed', 'no_account');
    await world.delivered();
    expect(await status()).toMatchObject({ state: 'active', failedPayouts: [cameBack] });
    expect(await readHealth(world.deps)).toMatchObject({ failedPayouts: 1 });
    const { accounts } = JSON.parse((await hub(world.deps, 'user', 'export', id)).out);
    expect(JSON.parse(accounts[0].failed_payouts)).toEqual([cameBack]);
    const next = send();
    await world.delivered();
    expect(await status()).toMatchObject({ failedPayouts: [cameBack] });
    payouts.settle(next, 'paid');
    await world.delivered();
    expect(await status()).toMatchObject({ failedPayouts: [] });
  });

  test('one that no event told of is found by the sweep', async () => {
    const world = await startWorld(kind);
    const { send, status } = await startPayingOut(world);
    world.sandbox.stripe.connectOutbox.hold();
    world.sandbox.stripe.payouts.settle(send(), 'failed', 'no_account');
    await transact(world.db, (tx) => tx.updateTable('connect_accounts').set({ asked_at: null }).execute());
    await world.sweep();
    expect(await status()).toMatchObject({ failedPayouts: [cameBack] });
  });

  test('with an account that Stripe closes and restores, paid events go off sale and come back', async () => {
    const world = await startWorld(kind);
    const { accounts } = world.sandbox.stripe;
    const { accountId, client, eventId, status } = await startPayingOut(world);
    const sellable = async () => (await world.client().events.byId.query({ eventId })).sellable;
    const draft = await client.events.create.mutate(eventContent(1_000));
    accounts.close(accountId);
    await world.delivered();
    expect([await sellable(), await status()]).toMatchObject([false, { state: 'closed', canReceive: false }]);
    expect(await failure(client.events.publish.mutate({ eventId: draft.id }))).toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    accounts.reopen(accountId);
    await world.delivered();
    expect([await sellable(), await status()]).toMatchObject([true, { state: 'active', canReceive: true }]);
    expect(await client.events.publish.mutate({ eventId: draft.id })).toMatchObject({ sellable: true });
  });
});
