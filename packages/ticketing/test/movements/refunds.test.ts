import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import {
  type Actor,
  cancelEvent,
  checkIn,
  listMovements,
  pendingRefunds,
  refundTicket,
  retryFailedMovements,
  settleRefund,
} from '../../src/index.ts';
import { HOUR_MS, MINUTE_MS, newWorld } from '../world/world.ts';

const nothing = { moved: 0, refused: 0, failed: 0, unavailable: 0 };

describe.each(databaseKinds)('%s', (kind) => {
  async function withTickets(quantity = 1) {
    const world = await newWorld(kind);
    const organizer = await world.organizer();
    const eventId = await world.eventOf(organizer);
    const { orderId, tickets } = await world.buy(await world.person(), eventId, quantity);
    const [ticket] = tickets;
    if (!ticket) throw new Error('No ticket');
    return {
      ...world,
      organizer,
      eventId,
      orderId,
      ticket,
      refund: (user: Actor = organizer) =>
        refundTicket(world.db, { organizer: user, ticketId: ticket.id, now: world.now() }),
      cancel: () => cancelEvent(world.db, { organizer, eventId, now: world.now() }),
      balance: () => [...world.bank.ledger.charges.values()].map((charge) => charge.balance)[0],
    };
  }

  test('a refund is due first, its seat free at once, and then goes through the account that was paid', async () => {
    const { bank, refund, sweep, statuses, orderId, taken, eventId, balance, organizer, link } = await withTickets(2);
    const paidTo = organizer.accountId;
    await link(organizer);
    expect(await refund()).toEqual({ outcome: 'refund_due' });
    expect(await refund()).toEqual({ outcome: 'unchanged' });
    expect((await statuses(orderId)).toSorted()).toEqual(['refund_due', 'valid']);
    expect(await taken(eventId)).toBe(1);
    expect(await sweep()).toEqual({ ...nothing, moved: 1 });
    expect((await statuses(orderId)).toSorted()).toEqual(['refunded', 'valid']);
    expect(bank.moved).toMatchObject([{ amount: 2_050, reference: expect.stringMatching(/^refund-/) }]);
    expect([...bank.ledger.charges.values()]).toMatchObject([{ accountId: paidTo }]);
    expect(balance()).toEqual({ buyer: -2_050, account: 2_030, platform: 20 });
    expect(await refund()).toEqual({ outcome: 'unchanged' });
    expect(await sweep()).toEqual(nothing);
  });

  test('nobody but the event’s organizer can refund', async () => {
    const { refund, organizer: _, organizer, person } = await withTickets();
    expect(await refund(await person())).toEqual({ outcome: 'unknown_ticket' });
    expect(await refund(organizer)).toEqual({ outcome: 'refund_due' });
  });

  test('a free ticket is void, without Stripe', async () => {
    const { db, eventOf, organizer, checkout, person, ticketsWhere, now, sweep } = await withTickets();
    const eventId = await eventOf(organizer, { price: null });
    await checkout(await person(), eventId);
    const [ticket] = await ticketsWhere('event_id', eventId);
    const request = { organizer, ticketId: ticket?.id ?? '', now: now() };
    expect(await refundTicket(db, request)).toEqual({ outcome: 'voided' });
    expect(await refundTicket(db, request)).toEqual({ outcome: 'not_refundable' });
    expect(await sweep()).toEqual(nothing);
  });

  test('cancelling refunds every ticket, used ones too, once, with two sweeps at it', async () => {
    const { db, other, bank, cancel, sweep, statuses, orderId, ticket, organizer, eventId, now, taken, balance } =
      await withTickets(8);
    await checkIn(db, { organizer, eventId, code: ticket.code, now: now() });
    expect(await cancel()).toMatchObject({ outcome: 'cancelled', refunds: 8 });
    const [one, two] = await Promise.all([sweep(db), sweep(other)]);
    expect(one.moved + two.moved).toBe(8);
    expect(new Set(await statuses(orderId))).toEqual(new Set(['refunded']));
    expect([bank.moved.length, await taken(eventId)]).toEqual([8, 0]);
    expect(balance()).toEqual({ buyer: 0, account: 0, platform: 0 });
  });

  test.each(['down', 'lost', 'dies-before', 'dies-after', 'throws-before', 'throws-after'] as const)(
    'a refund during which Stripe or the process %s is done once',
    async (fault) => {
      const { db, other, bank, refund, sweep, later, statuses, orderId, balance } = await withTickets();
      await refund();
      bank.faults.push(fault);
      // The sweep asks about disputes before.
      bank.faults.unshift('none');
      const first = sweep(db).catch(() => {});
      await vi.waitFor(() => expect(bank.faults).toEqual([]));
      // A dead one never ends; any other notes when to try again, by the clock of now.
      if (!fault.startsWith('dies')) await first;
      expect(await statuses(orderId)).toEqual(['refund_due']);
      later(11 * MINUTE_MS);
      expect(await sweep(other)).toEqual({ ...nothing, moved: 1 });
      expect(await statuses(orderId)).toEqual(['refunded']);
      expect(bank.moved).toHaveLength(1);
      expect(balance()).toEqual({ buyer: 0, account: 0, platform: 0 });
    },
  );

  test.each(['lost', 'down'] as const)(
    'a refund that was %s is looked for before a forgotten key is used',
    async (fault) => {
      const { bank, refund, sweep, later, statuses, orderId } = await withTickets();
      await refund();
      bank.faults.push('none', fault);
      expect(await sweep()).toEqual({ ...nothing, unavailable: 1 });
      later(24 * HOUR_MS - MINUTE_MS);
      const before = bank.calls.filter((call) => call === 'refund').length;
      if (fault === 'down') expect(await sweep()).toEqual({ ...nothing, unavailable: 1 });
      expect(bank.calls.filter((call) => call === 'refund').length).toBe(before);
      later(2 * HOUR_MS);
      expect(await sweep()).toEqual({ ...nothing, moved: 1 });
      expect(await statuses(orderId)).toEqual(['refunded']);
      expect(bank.moved).toHaveLength(1);
    },
  );

  test('one that Stripe keeps refusing is tried five times, each with a key of its own, and then raises the alarm', async () => {
    const { db, bank, refund, sweep, later, statuses, orderId, movements } = await withTickets();
    await refund();
    bank.weather = (call) => (call === 'refund' ? { refused: 'insufficient_funds' } : 'none');
    for (let attempt = 1; attempt < 5; attempt++) {
      expect(await sweep()).toEqual({ ...nothing, refused: 1 });
      expect(await sweep()).toEqual(nothing);
      later(24 * HOUR_MS);
    }
    expect(await sweep()).toEqual({ ...nothing, failed: 1 });
    expect(await statuses(orderId)).toEqual(['refund_failed']);
    expect(await movements()).toMatchObject([{ status: 'failed', refusals: 5, error: 'insufficient_funds' }]);
    expect(await pendingRefunds(db.read)).toMatchObject({ due: 0, failed: 1 });
    later(48 * HOUR_MS);
    expect(await sweep()).toEqual(nothing);
    bank.weather = () => 'none';
    expect(await refund()).toEqual({ outcome: 'refund_due' });
    expect(await sweep()).toEqual({ ...nothing, moved: 1 });
    expect(await statuses(orderId)).toEqual(['refunded']);
  });

  test('an operator sees what is due and what has failed, and has one of it or all tried again', async () => {
    const { db, bank, cancel, sweep, later, statuses, orderId, eventId, now } = await withTickets(2);
    await cancel();
    const listed = async (status: 'due' | 'failed', page: { limit: number; after?: string } = { limit: 5 }) => {
      const found = await listMovements(db.read, { status, ...page });
      if (found === 'invalid_cursor') throw new Error('The cursor is ours');
      return found;
    };
    const amount = { amount: 2_050, currency: 'EUR', digits: 2 };
    const refund = { kind: 'refund', orderId, eventId, amount, paymentId: expect.stringMatching(/^pi_/) };
    expect((await listed('due')).movements).toMatchObject([refund, { ...refund, nextTryAt: now().toISOString() }]);
    bank.weather = (call) => (call === 'refund' ? { refused: 'account_closed' } : 'none');
    for (let attempt = 0; attempt < 5; attempt++) {
      await sweep();
      later(24 * HOUR_MS);
    }
    expect(await statuses(orderId)).toEqual(['refund_failed', 'refund_failed']);
    bank.weather = () => 'none';
    const first = await listed('failed', { limit: 1 });
    const second = await listed('failed', { limit: 1, after: first.next ?? '' });
    const failed = [...first.movements, ...second.movements];
    expect(failed).toMatchObject(Array(2).fill({ ...refund, refusals: 5, error: 'account_closed', nextTryAt: null }));
    expect([new Set(failed.map(({ id }) => id)).size, second.next]).toEqual([2, null]);
    expect(await listMovements(db.read, { status: 'due', limit: 1, after: 'rubbish' })).toBe('invalid_cursor');
    expect(await retryFailedMovements(db, now(), failed[0]?.id)).toBe(1);
    expect(await retryFailedMovements(db, now(), failed[0]?.id)).toBe(0);
    expect((await listed('failed')).movements).toMatchObject([{ id: failed[1]?.id }]);
    expect(await retryFailedMovements(db, now())).toBe(1);
    expect(await sweep()).toEqual({ ...nothing, moved: 2 });
    expect(await statuses(orderId)).toEqual(['refunded', 'refunded']);
  });

  test('an outage of days is no refusal', async () => {
    const { bank, refund, sweep, later, statuses, orderId } = await withTickets();
    await refund();
    bank.weather = () => 'down';
    for (let hour = 0; hour < 60; hour++) {
      await sweep();
      later(HOUR_MS);
    }
    expect(await statuses(orderId)).toEqual(['refund_due']);
    bank.weather = () => 'none';
    expect(await sweep()).toEqual({ ...nothing, moved: 1 });
  });

  test.each(['done', 'failed'] as const)('a slow refund that ends %s is followed to its end', async (end) => {
    const { bank, refund, sweep, later, statuses, orderId, balance } = await withTickets();
    bank.slow = true;
    await refund();
    await sweep();
    later(HOUR_MS);
    await sweep();
    expect(await statuses(orderId)).toEqual(['refund_due']);
    bank.finish(end);
    later(HOUR_MS);
    expect(await sweep()).toMatchObject(end === 'done' ? { moved: 1 } : { refused: 1 });
    bank.slow = false;
    later(HOUR_MS);
    await sweep();
    expect(await statuses(orderId)).toEqual(['refunded']);
    expect(bank.moved).toHaveLength(end === 'done' ? 1 : 2);
    expect(balance()).toEqual({ buyer: 0, account: 0, platform: 0 });
  });

  test('a refund that comes back days after it was done is done again', async () => {
    const { db, bank, ports, refund, sweep, later, statuses, orderId, balance } = await withTickets();
    await refund();
    await sweep();
    const movedId = bank.moved[0]?.movedId ?? '';
    expect(await settleRefund(db, ports, movedId)).toBe('unchanged');
    bank.bounce(movedId);
    expect(await settleRefund(db, ports, movedId)).toBe('changed');
    expect(await settleRefund(db, ports, movedId)).toBe('unchanged');
    expect(await statuses(orderId)).toEqual(['refund_due']);
    later(HOUR_MS);
    expect(await sweep()).toEqual({ ...nothing, moved: 1 });
    expect(balance()).toEqual({ buyer: 0, account: 0, platform: 0 });
  });
});
