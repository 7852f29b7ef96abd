import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { cancelEvent, checkIn, pendingRefunds, refundTicket, settleDispute } from '../../src/index.ts';
import { HOUR_MS, newWorld } from '../world/world.ts';

const even = { buyer: 0, account: 0, platform: 0 };

describe.each(databaseKinds)('%s', (kind) => {
  async function withTickets(quantity = 2) {
    const world = await newWorld(kind);
    const organizer = await world.organizer();
    const eventId = await world.eventOf(organizer);
    const buyer = await world.person();
    const { orderId, tickets } = await world.buy(buyer, eventId, quantity);
    const [charge] = [...world.bank.ledger.charges.values()];
    const [ticket] = tickets;
    if (!charge || !ticket) throw new Error('No ticket');
    return {
      ...world,
      organizer,
      eventId,
      buyer,
      orderId,
      ticket,
      balance: () => charge.balance,
      dispute: () => void world.bank.ledger.dispute(charge.id, `dp_${charge.id}`),
      decide: (status: 'won' | 'lost') => world.bank.ledger.decide(charge.id, status),
      hint: (process = world.db) => settleDispute(process, world.ports, `dp_${charge.id}`),
      cancel: () => cancelEvent(world.db, { organizer, eventId, now: world.now() }),
      refund: () => refundTicket(world.db, { organizer, ticketId: ticket.id, now: world.now() }),
    };
  }

  test('a dispute makes its tickets no good, and the organizer bears it', async () => {
    const { db, other, dispute, hint, sweep, statuses, orderId, balance, organizer, eventId, ticket, now, refund } =
      await withTickets();
    expect(await hint()).toBe('unknown');
    dispute();
    const all = await Promise.all([hint(db), hint(other), hint(db)]);
    expect(all.toSorted()).toEqual(['changed', 'unchanged', 'unchanged']);
    expect(await statuses(orderId)).toEqual(['disputed', 'disputed']);
    const entry = { organizer, eventId, code: ticket.code, now: now() };
    expect(await checkIn(db, entry)).toMatchObject({ outcome: 'not_valid', status: 'disputed' });
    expect(await refund()).toEqual({ outcome: 'not_refundable' });
    expect(await pendingRefunds(db.read)).toMatchObject({ due: 1, openDisputes: 1 });
    await sweep();
    expect(balance()).toEqual(even);
  });

  test('one that nobody told us of is found', async () => {
    const { dispute, sweep, statuses, orderId } = await withTickets();
    dispute();
    await sweep();
    expect(await statuses(orderId)).toEqual(['disputed', 'disputed']);
  });

  test('lost, its seats are free and the money stays with the buyer', async () => {
    const { dispute, decide, sweep, statuses, orderId, balance, taken, eventId } = await withTickets();
    dispute();
    await sweep();
    expect(await taken(eventId)).toBe(2);
    decide('lost');
    await sweep();
    expect(await statuses(orderId)).toEqual(['disputed', 'disputed']);
    expect(await taken(eventId)).toBe(0);
    expect(balance()).toEqual(even);
  });

  test('won, its tickets are what they were, and the organizer has what they had', async () => {
    const { db, dispute, decide, sweep, statuses, orderId, balance, taken, eventId, organizer, ticket, now } =
      await withTickets();
    await checkIn(db, { organizer, eventId, code: ticket.code, now: now() });
    dispute();
    await sweep();
    decide('won');
    await sweep();
    await sweep();
    expect((await statuses(orderId)).toSorted()).toEqual(['used', 'valid']);
    expect(await taken(eventId)).toBe(2);
    expect(balance()).toEqual({ buyer: -4_100, account: 4_060, platform: 40 });
  });

  test.each(['none', 'throws-before', 'throws-after'] as const)(
    'won before its reversal was done (%s), nothing is left reversed',
    async (fault) => {
      const { bank, dispute, decide, hint, sweep, later, balance, movements } = await withTickets();
      dispute();
      await hint();
      if (fault !== 'none') {
        bank.weather = (call) => (call === 'takeBack' ? fault : 'none');
        await expect(sweep()).rejects.toThrow('Killed');
        bank.weather = () => 'none';
      }
      decide('won');
      await hint();
      for (let i = 0; i < 3; i++) {
        later(HOUR_MS);
        await sweep();
      }
      expect(balance()).toEqual({ buyer: -4_100, account: 4_060, platform: 40 });
      expect((await movements()).map(({ status }) => status)).not.toContain('due');
    },
  );

  test('a refund that is due when the dispute comes waits for its end', async () => {
    const { dispute, decide, hint, refund, sweep, statuses, orderId, balance } = await withTickets(1);
    await refund();
    dispute();
    await hint();
    expect(await statuses(orderId)).toEqual(['disputed']);
    await sweep();
    expect(balance()).toEqual(even);
    decide('won');
    await sweep();
    await sweep();
    expect(await statuses(orderId)).toEqual(['refunded']);
    expect(balance().buyer).toBe(0);
  });

  test.each(['throws-before', 'throws-after'] as const)(
    'a refund that may have been done when the dispute came (%s) is followed up',
    async (fault) => {
      const { bank, dispute, hint, refund, sweep, statuses, orderId, balance, later } = await withTickets(2);
      await refund();
      bank.weather = (call) => (call === 'refund' ? fault : 'none');
      await expect(sweep()).rejects.toThrow('Killed');
      bank.weather = () => 'none';
      dispute();
      await hint();
      later(HOUR_MS);
      await sweep();
      const statusOfFirst = fault === 'throws-after' ? 'refunded' : 'disputed';
      expect((await statuses(orderId)).toSorted()).toEqual(['disputed', statusOfFirst].toSorted());
      expect(balance()).toEqual(even);
    },
  );

  test('an event that is cancelled meanwhile refunds what was won', async () => {
    const { dispute, decide, cancel, sweep, statuses, orderId, balance } = await withTickets();
    dispute();
    await sweep();
    expect(await cancel()).toMatchObject({ refunds: 0 });
    expect(await statuses(orderId)).toEqual(['disputed', 'disputed']);
    decide('won');
    await sweep();
    await sweep();
    expect(await statuses(orderId)).toEqual(['refunded', 'refunded']);
    expect(balance()).toEqual(even);
  });

  test('a buyer who is deleted meanwhile gets no ticket back, and the seat is free', async () => {
    const { dispute, decide, remove, buyer, sweep, statuses, orderId, taken, eventId } = await withTickets();
    dispute();
    await sweep();
    await remove(buyer);
    expect(await taken(eventId)).toBe(0);
    decide('won');
    await sweep();
    expect(await statuses(orderId)).toEqual(['void', 'void']);
    expect(await taken(eventId)).toBe(0);
  });

  test('open disputes are asked about for as long as they are open, and an outage changes nothing', async () => {
    const { db, bank, dispute, decide, hint, later, sweep, statuses, orderId } = await withTickets();
    dispute();
    await hint();
    decide('won');
    bank.disputesSince = async () => [];
    bank.weather = () => 'down';
    expect(await hint(db)).toBe('unavailable');
    bank.weather = () => 'none';
    later(90 * 24 * HOUR_MS);
    await sweep();
    expect(await statuses(orderId)).toEqual(['valid', 'valid']);
  });

  test.each(['won', 'lost'] as const)(
    'a refund that fails while another ticket of the payment is disputed is done after that was %s',
    async (status) => {
      const { bank, refund, dispute, decide, sweep, later, statuses, orderId, balance } = await withTickets(2);
      bank.slow = true;
      await refund();
      await sweep();
      dispute();
      await sweep();
      bank.finish('failed');
      bank.slow = false;
      later(HOUR_MS);
      await sweep();
      expect(await statuses(orderId)).toEqual(['disputed', 'disputed']);
      decide(status);
      for (let i = 0; i < 3; i++) {
        later(24 * HOUR_MS);
        await sweep();
      }
      const other = status === 'won' ? 'valid' : 'disputed';
      expect((await statuses(orderId)).toSorted()).toEqual(['refunded', other].toSorted());
      expect(balance()).toEqual(status === 'won' ? { buyer: -2_050, account: 2_030, platform: 20 } : even);
    },
  );

  test('a buyer who is deleted after a lost dispute frees no seat twice', async () => {
    const { dispute, decide, sweep, remove, buyer, buy, taken, eventId } = await withTickets();
    dispute();
    decide('lost');
    await sweep();
    await buy(buyer, eventId);
    expect(await taken(eventId)).toBe(1);
    await remove(buyer);
    expect(await taken(eventId)).toBe(0);
  });
});
