import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { readHealth } from '../src/observe/health.ts';
import { hub } from './cli.ts';
import { organizer, person, publishedEvent } from './people.ts';
import { startWorld, type World } from './world.ts';

/** Stripe goes on, and none of what it sends arrives until it is let go. */
function deafen({ sandbox: { stripe } }: World) {
  const outboxes = [stripe.platformOutbox, stripe.connectOutbox];
  for (const outbox of outboxes) outbox.hold();
  return () => {
    for (const outbox of outboxes) outbox.release();
  };
}

const HOURS_AGO = new Date(Date.now() - 2 * 3_600_000).toISOString();

/** As if everything had come hours ago, and it were time to ask again. */
async function age({ db }: World): Promise<void> {
  await transact(db, async (tx) => {
    await tx.updateTable('deliveries').set({ received_at: HOURS_AGO }).execute();
    await tx.updateTable('connect_accounts').set({ asked_at: null }).execute();
    await tx.updateTable('orders').set({ look_at: HOURS_AGO }).where('look_at', 'is not', null).execute();
  });
}

describe.each(databaseKinds)('%s', (kind) => {
  test('when the sweep finds what no event told of and none comes for an hour, Stripe is silent, Clerk is not', async () => {
    const world = await startWorld(kind, { METRICS_TOKEN: 'metrics' });
    const { accountId } = await organizer(world);
    const letGo = deafen(world);
    world.sandbox.stripe.accounts.requireMore(accountId);
    expect(await readHealth(world.deps)).toMatchObject({ silence: { stripe: false, clerk: false } });
    await transact(world.db, (tx) => tx.updateTable('connect_accounts').set({ asked_at: null }).execute());
    await world.sweep();
    const found = { foundAtStripe: { lastHour: 1, lastDay: 1 } };
    // The last event came a moment ago: this one may only be late.
    expect(await readHealth(world.deps)).toMatchObject({ ...found, silence: { stripe: false } });

    await transact(world.db, (tx) =>
      tx.updateTable('deliveries').set({ received_at: HOURS_AGO }).where('source', '=', 'stripe').execute(),
    );
    expect(await readHealth(world.deps)).toMatchObject({ silent: false, silence: { stripe: true, clerk: false } });
    const doctor = await hub(world.deps, 'doctor');
    expect([doctor.status, doctor.out]).toEqual([1, expect.stringContaining('✗ Silence of Stripe: changes at Stripe')]);
    const headers = { authorization: 'Bearer metrics' };
    const metrics = await (await fetch(`${world.url}/metrics`, { headers })).text();
    for (const line of ['webhook_source_silent{source="stripe"} 1', 'webhook_silent 0', 'stripe_found_last_day 1']) {
      expect(metrics).toContain(`\n${line}\n`);
    }

    letGo();
    await world.delivered();
    expect(await readHealth(world.deps)).toMatchObject({ silence: { stripe: false } });
  });

  test('an account, a payment and a dispute that the sweep finds are signs, and so is what a look finds', async () => {
    const world = await startWorld(kind);
    const { accounts, checkout, disputes } = world.sandbox.stripe;
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    const bob = await person(world, 'Bob');
    await bob.client.tickets.checkout.mutate({ eventId, quantity: 1 });
    deafen(world);
    const signs = async () => {
      const rows = await world.db.read
        .selectFrom('deliveries')
        .select('type')
        .where('source', '=', 'stripe-found')
        .execute();
      return rows.map(({ type }) => type).toSorted();
    };
    await age(world);
    await world.sweep();
    expect(await signs()).toEqual([]);

    checkout.pay(checkout.all()[0]?.id ?? '');
    accounts.setCapabilities(olga.accountId, { payouts: 'pending' });
    await age(world);
    await world.sweep();
    expect(await signs()).toEqual(['accounts', 'orders']);

    disputes.open(String(checkout.all()[0]?.payment_intent));
    await world.sweep();
    expect(await signs()).toEqual(['accounts', 'disputes', 'orders']);

    accounts.requireMore(olga.accountId);
    await age(world);
    await olga.client.payouts.status.query();
    await vi.waitFor(async () => expect(await signs()).toEqual(['accounts', 'disputes', 'looking', 'orders']));
    expect(await readHealth(world.deps)).toMatchObject({ silence: { stripe: true } });
  });

  test('accounts whose payout came back are counted', async () => {
    const world = await startWorld(kind, { METRICS_TOKEN: 'metrics' });
    await organizer(world);
    expect(await readHealth(world.deps)).toMatchObject({ failedPayouts: 0 });
    const failed = JSON.stringify([{ amount: 1, currency: 'EUR', code: null, failedAt: HOURS_AGO }]);
    await transact(world.db, (tx) => tx.updateTable('connect_accounts').set({ failed_payouts: failed }).execute());
    expect(await readHealth(world.deps)).toMatchObject({ failedPayouts: 1 });
    expect((await hub(world.deps, 'doctor')).out).toContain('Payouts: 1 account(s) whose last payout failed');
    const headers = { authorization: 'Bearer metrics' };
    const metrics = await (await fetch(`${world.url}/metrics`, { headers })).text();
    expect(metrics).toContain('\npayouts_failed_accounts 1\n');
  });
});
