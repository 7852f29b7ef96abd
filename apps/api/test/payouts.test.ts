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
    const { id, client, send, status } = await startPayingOut(world);
    const euros = (amount: number) => [{ amount, currency: 'EUR', digits: 2 }];
    const held = { state: 'known', available: euros(2_475), pending: euros(0) };
    expect(await status()).toMatchObject({ failedPayouts: [] });
    expect(await client.payouts.balance.query()).toEqual({ ...held, payouts: [] });
    payouts.settle(send(), 'failed', 'no_account');
    await world.delivered();
    const returned = { ...euros(2_475)[0], status: 'failed' };
    expect(await client.payouts.balance.query()).toMatchObject({ ...held, payouts: [returned] });
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

  test('a balance is asked of Stripe once in a moment, and a Stripe that does not answer is no error', async () => {
    const world = await startWorld(kind);
    const { client, accountId } = await startPayingOut(world);
    const { api } = world.sandbox.stripe;
    expect(await (await person(world, 'Nora')).client.payouts.balance.query()).toEqual({ state: 'none' });
    const later = () =>
      transact(world.db, (tx) => tx.updateTable('connect_accounts').set({ asked_at: null }).execute());
    await later();
    api.fail({ status: 500, times: Number.POSITIVE_INFINITY });
    expect(await client.payouts.balance.query()).toEqual({ state: 'unavailable' });
    expect(await client.payouts.refresh.mutate()).toEqual({ checked: false });
    expect(await client.payouts.refresh.mutate()).toEqual({ checked: false });
    api.heal();
    expect(await client.payouts.balance.query()).toEqual({ state: 'unavailable' });
    await later();
    world.deps.money?.balances.forget(accountId);
    expect(await client.payouts.balance.query()).toMatchObject({ state: 'known' });
    expect(await client.payouts.refresh.mutate()).toEqual({ checked: true });
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
