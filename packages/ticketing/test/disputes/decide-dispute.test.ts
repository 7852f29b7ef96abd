import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { pendingRefunds } from '../../src/index.ts';
import { even, sale } from '../world/sale.ts';
import { HOUR_MS } from '../world/world.ts';

const paid = { buyer: -4_100, account: 4_060, platform: 40 };

describe.each(databaseKinds)('%s', (kind) => {
  test('a prevented dispute that took the money is lost from the start, and one that took none changes nothing', async () => {
    const lost = await sale(kind, {});
    lost.dispute('lost');
    await lost.settle();
    expect([await lost.states(), await lost.taken(lost.eventId)]).toEqual([['disputed', 'disputed'], 0]);
    expect(lost.balance).toEqual(even);
    const nothing = await sale(kind, {});
    nothing.dispute('won');
    await nothing.settle();
    expect([await nothing.states(), await nothing.taken(nothing.eventId)]).toEqual([['valid', 'valid'], 2]);
    expect(nothing.balance).toEqual(paid);
  });

  test('an appeal changes nothing until it is won: then tickets, seats and money are back', async () => {
    const { dispute, decide, hintDispute, settle, states, taken, eventId, balance } = await sale(kind, {});
    dispute();
    decide('lost');
    await settle();
    decide('appealed');
    expect(await hintDispute()).toBe('changed');
    await settle();
    expect([await states(), await taken(eventId), balance]).toEqual([['disputed', 'disputed'], 0, even]);
    decide('won');
    await settle();
    expect([await states(), await taken(eventId), balance]).toEqual([['valid', 'valid'], 2, paid]);
    expect(await hintDispute()).toBe('unchanged');
  });

  test('a lost dispute is asked about once a day, so that an appeal that nobody told of is found', async () => {
    const { bank, dispute, decide, settle, sweep, later, states } = await sale(kind, {});
    dispute();
    decide('lost');
    await settle();
    bank.disputesSince = async () => [];
    decide('won');
    later(25 * HOUR_MS);
    await sweep();
    expect(await states()).toEqual(['valid', 'valid']);
  });

  test('won when the seats are sold again, its money goes back to the buyer', async () => {
    const { dispute, decide, settle, states, buy, person, eventId, balance, taken } = await sale(kind, { capacity: 2 });
    dispute();
    decide('lost');
    await settle();
    await buy(await person(), eventId);
    decide('won');
    await settle();
    expect([await states(), await taken(eventId)]).toEqual([['refunded', 'valid'], 2]);
    expect(balance).toEqual({ buyer: -2_050, account: 2_030, platform: 20 });
  });

  test('won after its buyer has left, its tickets are void and the money is the organizer’s', async () => {
    const { dispute, decide, settle, states, remove, buyer, taken, eventId, balance } = await sale(kind, {});
    dispute();
    decide('lost');
    await settle();
    await remove(buyer);
    decide('won');
    await settle();
    expect([await states(), await taken(eventId), balance]).toEqual([['void', 'void'], 0, paid]);
  });

  test('when a dispute has taken all that a refund left, no other ticket is refunded, whatever is heard first', async () => {
    const { bank, db, refund, dispute, decide, hintDispute, sweep, settle, states, taken, eventId, balance } =
      await sale(kind, { quantity: 4 });
    await refund(0);
    bank.weather = (call) => (call === 'refund' ? 'lost' : 'none');
    await sweep();
    bank.weather = () => 'none';
    for (const place of [1, 2, 3]) await refund(place);
    dispute();
    decide('lost');
    expect(await hintDispute()).toBe('changed');
    await settle();
    expect([await states(), await taken(eventId), balance]).toEqual([
      ['disputed', 'disputed', 'disputed', 'refunded'],
      0,
      even,
    ]);
    expect(await pendingRefunds(db.read)).toMatchObject({ due: 0, failed: 0 });
  });

  test.each(['lost', 'won'] as const)(
    'a ticket whose refund was done but for a rest that a dispute blocks (%s) stays refunded',
    async (decision) => {
      const { bank, refund, byHand, find, dispute, decide, hintDispute, sweep, settle, states, balance } = await sale(
        kind,
        { quantity: 1 },
      );
      const refundId = byHand(500);
      await find();
      await refund();
      await sweep();
      bank.bounce(refundId);
      dispute();
      expect(await hintDispute()).toBe('changed');
      await find();
      await settle();
      expect([await states(), balance]).toEqual([['refunded'], even]);
      decide(decision);
      await settle();
      expect([await states(), balance]).toEqual([['refunded'], even]);
    },
  );
});
