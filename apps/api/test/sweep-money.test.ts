import { takeLease } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { LEASE_MS, sweepMoney } from '../src/jobs/sweep-money.ts';
import { buy, organizer, person, publishedEvent } from './people.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withDueRefund(price = 2_500) {
    const world = await startWorld(kind);
    Object.assign(world.sandbox.stripe.pricing, { chargeBps: 0, chargeFixed: 0, dispute: 0 });
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga, price);
    const bob = await person(world, 'Bob');
    await buy(world, bob, eventId);
    const { client } = olga;
    const [ticket] = (await client.tickets.forEvent.query({ eventId })).tickets;
    if (!ticket) throw new Error('No ticket was sold');
    const status = async () => (await bob.client.tickets.mine.query({})).tickets[0]?.status;
    return {
      ...world,
      olga,
      ticketId: ticket.id,
      status,
      refund: () => client.tickets.refund.mutate({ ticketId: ticket.id }),
    };
  }

  test('a sweep whose process was killed is taken over within seconds', async () => {
    const { db, deps, refund, status } = await withDueRefund();
    await refund();
    const { money } = deps;
    if (!money?.ticketing) throw new Error('Money was expected');
    await takeLease(db, { name: 'money', lastsMs: LEASE_MS, now: deps.now });
    await sweepMoney(deps, money);
    expect(await status()).toBe('refund_due');
    const now = () => new Date(Date.now() + 20_000);
    await sweepMoney({ ...deps, now }, { ...money, ticketing: { ...money.ticketing, now } });
    expect(await status()).toBe('refunded');
  });

  test('many refunds do not keep a sweep from looking at orders for long', async () => {
    const { db, deps, refund, status } = await withDueRefund();
    await refund();
    const { money } = deps;
    if (!money) throw new Error('Money was expected');
    // A clock on which each look takes longer than a sweep may work at refunds.
    let readings = 0;
    const now = () => new Date(Date.now() + 20_000 * readings++);
    await sweepMoney({ ...deps, db, now }, money);
    expect(await status()).toBe('refund_due');
  });

  test('a ticket without a fee is refunded', async () => {
    const { sandbox, sweep, olga, refund, status } = await withDueRefund(99);
    expect(sandbox.stripe.ledger.balanceOf(olga.accountId)).toBe(99);
    await refund();
    await sweep();
    expect(await status()).toBe('refunded');
    expect(sandbox.stripe.ledger.balanceOf(olga.accountId)).toBe(0);
  });

  test('a refund after a won dispute costs the organizer what they hold, and the platform nothing', async () => {
    const { sandbox, sweep, delivered, olga, refund, status } = await withDueRefund();
    const { checkout, disputes, ledger } = sandbox.stripe;
    const dispute = disputes.open(String(checkout.all()[0]?.payment_intent));
    await delivered();
    await sweep();
    expect([ledger.balanceOf(olga.accountId), ledger.balanceOf('platform')]).toEqual([0, 0]);
    disputes.close(dispute.id, 'won');
    await delivered();
    await sweep();
    expect([ledger.balanceOf(olga.accountId), ledger.balanceOf('platform')]).toEqual([2_475, 25]);
    await refund();
    // First the refund goes out alone; then, what follows from it is due.
    await sweep();
    await sweep();
    expect(await status()).toBe('refunded');
    expect([ledger.balanceOf(olga.accountId), ledger.balanceOf('platform'), ledger.check()]).toEqual([0, 0, []]);
  });

  test.each([true, false])('a refund that somebody makes at Stripe is settled (told by an event: %s)', async (told) => {
    const { deps, sandbox, sweep, delivered, olga, status } = await withDueRefund();
    const { checkout, ledger, platformOutbox } = sandbox.stripe;
    if (!told) platformOutbox.hold();
    await deps.money?.stripe.refunds.create({ payment_intent: String(checkout.all()[0]?.payment_intent) });
    if (told) await delivered();
    await sweep();
    await sweep();
    expect(await status()).toBe('refunded');
    expect([ledger.balanceOf(olga.accountId), ledger.balanceOf('platform'), ledger.check()]).toEqual([0, 0, []]);
  });
});
