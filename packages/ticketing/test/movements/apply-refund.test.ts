import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { checkIn, settleCharge, settleRefund, ticketsForEvent } from '../../src/index.ts';
import { even, sale } from '../world/sale.ts';

const oneLeft = { buyer: -2_050, account: 2_030, platform: 20 };

describe.each(databaseKinds)('%s', (kind) => {
  test.each([
    { transfer: false, fee: false },
    { transfer: true, fee: false },
    { transfer: true, fee: true },
  ])('a payment refunded in the dashboard (ticks: %j) is settled as if by us, told by an event', async (ticks) => {
    const { db, ports, byHand, sweep, states, taken, eventId, balance } = await sale(kind, {});
    const refundId = byHand(4_100, ticks);
    expect(await settleRefund(db, ports, refundId)).toBe('changed');
    expect(await settleRefund(db, ports, refundId)).toBe('unchanged');
    expect(await states()).toEqual(['refunded', 'refunded']);
    expect(await taken(eventId)).toBe(0);
    await sweep();
    expect(balance).toEqual(even);
  });

  test('one that no event told of is found', async () => {
    const { byHand, find, sweep, states, balance } = await sale(kind, {});
    byHand(2_050);
    expect(await find()).toEqual({ changed: 1, unavailable: 0 });
    expect(await find()).toEqual({ changed: 0, unavailable: 0 });
    await sweep();
    expect(await states()).toEqual(['refunded', 'valid']);
    expect(balance).toEqual(oneLeft);
  });

  test('the price of one ticket settles the one that nobody has used', async () => {
    const { db, ports, organizer, eventId, now, tickets, byHand, paymentId, ticketsWhere, orderId } = await sale(
      kind,
      {},
    );
    const used = tickets[1];
    await checkIn(db, { organizer, eventId, code: used?.code ?? '', now: now() });
    byHand(2_050);
    expect(await settleCharge(db, ports, paymentId)).toBe('changed');
    const after = await ticketsWhere('order_id', orderId);
    expect(after.map(({ id, status }) => [id === used?.id, status]).toSorted()).toEqual([
      [false, 'refunded'],
      [true, 'used'],
    ]);
  });

  test('odd sums with which a refund of ours makes the whole payment settle every ticket', async () => {
    const { byHand, settle, states, refund, taken, eventId, balance } = await sale(kind, {});
    byHand(1_500);
    byHand(1_500);
    await settle();
    await refund();
    await settle();
    expect([await states(), await taken(eventId), balance]).toEqual([['refunded', 'refunded'], 0, even]);
  });

  test('an odd sum settles no ticket, its organizer sees it, and our refunds are never more than what is left', async () => {
    const { db, organizer, eventId, byHand, settle, states, refund, balance, bank } = await sale(kind, {});
    byHand(500);
    await settle();
    expect(await states()).toEqual(['valid', 'valid']);
    // 3600 are left, of which the platform's 1 % is 35.1: rounded down.
    expect(balance).toEqual({ buyer: -3_600, account: 3_565, platform: 35 });
    const seen = await ticketsForEvent(db.read, { organizerId: organizer.id, eventId, limit: 10 });
    expect(seen).toMatchObject({ tickets: [{ besides: { amount: 500 } }, { besides: { amount: 500 } }] });
    await refund();
    await refund(1);
    await settle();
    expect(await states()).toEqual(['refunded', 'refunded']);
    expect(bank.moved.map(({ amount }) => amount).toSorted()).toEqual([1_550, 2_050, 500]);
    expect(balance).toEqual(even);
  });

  test('odd sums that add up to everything settle everything', async () => {
    const { byHand, settle, states, balance } = await sale(kind, {});
    byHand(500);
    byHand(3_600);
    await settle();
    expect(await states()).toEqual(['refunded', 'refunded']);
    expect(balance).toEqual(even);
  });

  test('one that fails later brings tickets, seats and money back', async () => {
    const { bank, byHand, settle, states, taken, eventId, balance } = await sale(kind, {});
    const refundId = byHand(4_100, { transfer: true, fee: true });
    await settle();
    bank.bounce(refundId);
    await settle();
    expect(await states()).toEqual(['valid', 'valid']);
    expect(await taken(eventId)).toBe(2);
    expect(balance).toEqual({ buyer: -4_100, account: 4_060, platform: 40 });
  });

  test.each([
    { again: 4_100, states: ['refunded', 'refunded'], balance: even },
    { again: 2_050, states: ['refunded', 'valid'], balance: oneLeft },
  ])(
    'one of $again that is heard of before the failure of an earlier one settles its tickets after it',
    async (after) => {
      const { db, ports, bank, byHand, settle, states, balance } = await sale(kind, {});
      const first = byHand(4_100);
      await settle();
      bank.bounce(first);
      await settleRefund(db, ports, byHand(after.again));
      await settleRefund(db, ports, first);
      await settle();
      expect(await states()).toEqual(after.states);
      expect(balance).toEqual(after.balance);
    },
  );

  test('one that fails when the seat is sold again leaves the money due to its buyer', async () => {
    const { bank, byHand, settle, states, buy, person, eventId, balance } = await sale(kind, {
      quantity: 1,
      capacity: 1,
    });
    const refundId = byHand(2_050);
    await settle();
    await buy(await person(), eventId);
    bank.bounce(refundId);
    await settle();
    expect(await states()).toEqual(['refunded']);
    expect(balance).toEqual(even);
  });

  test('an odd one that fails after our smaller refund leaves the rest due', async () => {
    const { bank, byHand, settle, states, refund, balance } = await sale(kind, { quantity: 1 });
    const refundId = byHand(500);
    await settle();
    await refund();
    await settle();
    expect(balance).toEqual(even);
    bank.bounce(refundId);
    await settle();
    expect(await states()).toEqual(['refunded']);
    expect(balance).toEqual(even);
  });

  test('a rest that is due when a dispute comes is refunded once the dispute is won', async () => {
    const { db, ports, bank, byHand, settle, refund, dispute, hintDispute, decide, balance } = await sale(kind, {
      quantity: 1,
    });
    const refundId = byHand(500);
    await settle();
    await refund();
    await settle();
    bank.bounce(refundId);
    expect(await settleRefund(db, ports, refundId)).toBe('changed');
    dispute();
    expect(await hintDispute()).toBe('changed');
    decide('won');
    await settle();
    expect(balance).toEqual(even);
  });

  test('a rest that Stripe has refused too often is tried again when the organizer asks for it', async () => {
    const { bank, byHand, settle, states, refund, sweep, balance } = await sale(kind, { quantity: 1 });
    const refundId = byHand(500);
    await settle();
    await refund();
    await settle();
    bank.bounce(refundId);
    bank.weather = (call) => (call === 'refund' ? { refused: 'insufficient_funds' } : 'none');
    for (let attempt = 0; attempt < 3; attempt++) await settle();
    expect(await states()).toEqual(['refund_failed']);
    bank.weather = () => 'none';
    expect(await refund()).toEqual({ outcome: 'refund_due' });
    await sweep();
    expect(await states()).toEqual(['refunded']);
    await settle();
    expect(balance).toEqual(even);
  });

  test('a refund of ours that is due is not made as well', async () => {
    const { bank, byHand, refund, sweep, settle, states, balance } = await sale(kind, { quantity: 1 });
    await refund();
    byHand(2_050);
    // Nobody has told us: Stripe refuses, and is asked why.
    expect(await sweep()).toMatchObject({ refused: 1 });
    await settle();
    expect(await states()).toEqual(['refunded']);
    expect(bank.moved).toHaveLength(1);
    expect(balance).toEqual(even);
  });
});
