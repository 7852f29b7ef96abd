import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { buy, organizer, person, publishedEvent } from './people.ts';
import { ledger, post, snapshotEvent, thinEvent } from './stripe-events.ts';
import { startWorld, type World } from './world.ts';

const answer = (outcome: string) => ({ status: 200, body: { outcome } });

/** A thin notification of a v1 type, which names its object and, in `context`, the account that it comes from. */
const notification = (type: string, related: object | null, changes: object = {}) =>
  thinEvent('', { type, related_object: related, context: null, ...changes });

/** Stripe goes on, and none of what it sends arrives. */
function deafen({ sandbox: { stripe } }: World) {
  stripe.platformOutbox.hold();
  stripe.connectOutbox.hold();
}

describe.each(databaseKinds)('%s', (kind) => {
  test('a thin notification about an account, a payment or a dispute does what its snapshot would', async () => {
    const world = await startWorld(kind);
    const { accounts, checkout, disputes } = world.sandbox.stripe;
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    const bob = await person(world, 'Bob');
    const ticket = async () => (await bob.client.tickets.mine.query({})).tickets[0]?.status;
    await bob.client.tickets.checkout.mutate({ eventId, quantity: 1 });
    deafen(world);

    accounts.setCapabilities(olga.accountId, { payouts: 'pending' });
    const account = { id: olga.accountId, type: 'account', url: `/v1/accounts/${olga.accountId}` };
    expect(await post(world, notification('v1.account.updated', account, { id: 'evt_a' }))).toEqual(answer('synced'));
    expect(await olga.client.payouts.status.query()).toMatchObject({ canBePaidOut: false });

    const [session] = checkout.all();
    checkout.pay(session?.id ?? '');
    const paid = { id: session?.id, type: 'checkout.session', url: `/v1/checkout/sessions/${session?.id}` };
    const completed = notification('v1.checkout.session.completed', paid, { id: 'evt_b' });
    expect(await post(world, completed)).toEqual(answer('synced'));
    expect(await ticket()).toBe('valid');

    const { id } = disputes.open(String(checkout.all()[0]?.payment_intent));
    const dispute = { id, type: 'dispute', url: `/v1/disputes/${id}` };
    const opened = notification('v1.charge.dispute.created', dispute, { id: 'evt_c' });
    expect(await post(world, opened)).toEqual(answer('synced'));
    expect(await ticket()).toBe('disputed');
  });

  test('a thin notification about a refund that came back makes it due again', async () => {
    const world = await startWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    const bob = await person(world, 'Bob');
    await buy(world, bob, eventId);
    await olga.client.events.cancel.mutate({ eventId });
    await world.sweep();
    await world.delivered();
    deafen(world);
    const { moved_id: id } = await world.db.read.selectFrom('movements').selectAll().executeTakeFirstOrThrow();
    world.sandbox.stripe.refunds.settle(String(id), 'failed');
    const refund = { id, type: 'refund', url: `/v1/refunds/${id}` };
    expect(await post(world, notification('v1.refund.failed', refund))).toEqual(answer('synced'));
    expect((await bob.client.tickets.mine.query({})).tickets).toMatchObject([{ status: 'refund_due' }]);
  });

  test('a disconnection that is told thinly names nothing but its account, behind the organization’s', async () => {
    const world = await startWorld(kind);
    const { accountId, client } = await organizer(world);
    deafen(world);
    world.sandbox.stripe.accounts.deauthorize(accountId);
    const type = 'v1.account.application.deauthorized';
    expect(await post(world, notification(type, null, { id: 'evt_none' }))).toEqual(answer('ignored'));
    const told = notification(type, null, { context: `org_1/${accountId}` });
    expect(await post(world, told)).toEqual(answer('synced'));
    expect(await client.users.stripeConnectId.query()).toBeNull();
  });

  test.each(['the snapshot', 'the notification'])(
    'a change that is told under two ids counts once when %s comes first',
    async (first) => {
      const world = await startWorld(kind);
      const { accountId } = await organizer(world);
      deafen(world);
      world.sandbox.stripe.accounts.setCapabilities(accountId, { payouts: 'pending' });
      const before = (await ledger(world)).length;
      const object = { id: accountId, object: 'account' };
      const twins = [
        snapshotEvent({ id: 'evt_snapshot', type: 'account.updated', account: accountId, data: { object } }),
        notification('v1.account.updated', { id: accountId, type: 'account' }, { snapshot_event: 'evt_snapshot' }),
      ];
      if (first === 'the notification') twins.reverse();
      const [one, two] = [await post(world, twins[0] ?? ''), await post(world, twins[1] ?? '')];
      expect([one, two]).toEqual([answer('synced'), answer('duplicate')]);
      expect((await ledger(world)).length).toBe(before + 1);
    },
  );

  test.each(['thin', 'both'] as const)(
    'a sale and a disconnection are followed when Stripe tells of them %s',
    async (how) => {
      const world = await startWorld(kind);
      const { payloads, accounts } = world.sandbox.stripe;
      payloads.platform = payloads.connect = how;
      const olga = await organizer(world);
      const bob = await person(world, 'Bob');
      await buy(world, bob, (await publishedEvent(olga)).id);
      expect((await bob.client.tickets.mine.query({})).tickets).toMatchObject([{ status: 'valid' }]);
      accounts.deauthorize(olga.accountId);
      await world.delivered();
      expect(await olga.client.users.stripeConnectId.query()).toBeNull();
      const followed = (await ledger(world)).filter(({ outcome }) => outcome === 'synced').map(({ type }) => type);
      for (const type of ['account.application.deauthorized', 'checkout.session.completed']) {
        expect(followed.filter((one) => one.endsWith(type))).toHaveLength(1);
      }
    },
  );
});
