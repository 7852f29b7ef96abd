import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { even, sale } from '../world/sale.ts';
import { HOUR_MS, MINUTE_MS } from '../world/world.ts';

const cheap = { amount: 99, currency: 'EUR' };

describe.each(databaseKinds)('%s', (kind) => {
  test.each(['refund', 'cancel', 'leave'] as const)('a ticket without a fee can be given back: %s', async (how) => {
    const { refund, cancel, remove, organizer, settle, states, balance } = await sale(kind, {
      quantity: 1,
      price: cheap,
    });
    expect(balance).toEqual({ buyer: -99, account: 99, platform: 0 });
    await { refund: () => refund(), cancel, leave: () => remove(organizer) }[how]();
    await settle();
    expect(await states()).toEqual(['refunded']);
    expect(balance).toEqual(even);
  });

  test('a refund after a won dispute takes back what was sent instead of the original transfer', async () => {
    const { dispute, decide, refund, settle, states, balance } = await sale(kind, {});
    dispute();
    await settle();
    expect(balance).toEqual(even);
    decide('won');
    await settle();
    expect(balance).toEqual({ buyer: -4_100, account: 4_060, platform: 40 });
    await refund();
    await settle();
    expect(await states()).toEqual(['refunded', 'valid']);
    expect(balance).toEqual({ buyer: -2_050, account: 2_030, platform: 20 });
    await refund(1);
    await settle();
    expect(balance).toEqual(even);
  });

  test('of three tickets one is refunded, the rest is disputed and won, and then refunded over two transfers', async () => {
    const { dispute, decide, refund, cancel, settle, states, balance } = await sale(kind, { quantity: 3 });
    await refund();
    await settle();
    dispute();
    await settle();
    expect(balance).toEqual(even);
    decide('won');
    await settle();
    expect(balance).toEqual({ buyer: -4_100, account: 4_060, platform: 40 });
    await refund(1);
    await settle();
    expect(balance).toEqual({ buyer: -2_050, account: 2_030, platform: 20 });
    await cancel();
    await settle();
    expect(await states()).toEqual(['refunded', 'refunded', 'refunded']);
    expect(balance).toEqual(even);
  });

  test('a dispute that is won of an event that was cancelled meanwhile refunds the buyer at nobody’s cost', async () => {
    const { dispute, decide, cancel, settle, states, balance } = await sale(kind, {});
    dispute();
    await settle();
    await cancel();
    await settle();
    decide('won');
    await settle();
    expect(await states()).toEqual(['refunded', 'refunded']);
    expect(balance).toEqual(even);
  });

  test('a refund that comes back leaves nothing with the platform and takes nothing twice', async () => {
    const { bank, refund, settle, sweep, states, balance } = await sale(kind, {});
    await refund();
    await sweep();
    bank.bounce(bank.moved[0]?.movedId ?? '');
    await settle();
    expect(await states()).toEqual(['refunded', 'valid']);
    expect(balance).toEqual({ buyer: -2_050, account: 2_030, platform: 20 });
  });

  test('a refund that takes the organizer’s part along, after that was levelled already, leaves it level', async () => {
    const { bank, refund, dispute, hintDispute, sweep, settle, states, balance } = await sale(kind, {});
    await refund();
    bank.weather = (call) => (call === 'refund' ? 'down' : 'none');
    await sweep();
    dispute('won');
    expect(await hintDispute()).toBe('changed');
    await sweep();
    bank.weather = () => 'none';
    await settle();
    expect(await states()).toEqual(['refunded', 'valid']);
    expect(balance).toEqual({ buyer: -2_050, account: 2_030, platform: 20 });
  });

  test('what a refund would have given back is the organizer’s again when a lost dispute has made it impossible', async () => {
    const { bank, byHand, find, cancel, dispute, decide, hintDispute, sweep, settle, balance } = await sale(kind, {});
    const refundId = byHand(500);
    await cancel();
    bank.weather = (call) => (call === 'refund' ? 'down' : 'none');
    await sweep();
    dispute();
    decide('lost');
    bank.bounce(refundId);
    await find();
    expect(await hintDispute()).toBe('changed');
    await sweep();
    bank.weather = () => 'none';
    await settle();
    // Of the 4100 the dispute took 3600. The platform's part of what is left, 4.87, is rounded down.
    expect(balance).toEqual({ buyer: -500, account: 496, platform: 4 });
  });

  test.each(['lost', 'dies-after', 'dies-before', 'down'] as const)(
    'a reversal whose answer is %s is done once',
    async (fault) => {
      const { db, other, bank, dispute, hintDispute, sweep, later, balance } = await sale(kind, {});
      dispute();
      await hintDispute();
      bank.weather = (call) => (call === 'takeBack' ? fault : 'none');
      const first = sweep(db).catch(() => {});
      await vi.waitFor(() => expect(bank.calls).toContain('takeBack'));
      if (!fault.startsWith('dies')) await first;
      bank.weather = () => 'none';
      for (let i = 0; i < 3; i++) {
        later(2 * MINUTE_MS);
        await sweep(other);
      }
      expect(balance).toEqual(even);
    },
  );

  test('what changes while a share is levelled is levelled too', async () => {
    const { bank, dispute, decide, hintDispute, settle, sweep, balance } = await sale(kind, {});
    dispute();
    await hintDispute();
    let decided = false;
    bank.weather = (call) => {
      if (call !== 'takeBack' || decided) return 'none';
      decided = true;
      return async () => {
        decide('won');
        await hintDispute();
      };
    };
    await sweep();
    await settle();
    expect(balance).toEqual({ buyer: -4_100, account: 4_060, platform: 40 });
  });

  test('a refund whose answer was lost, and that came back unheard, leaves nothing of the organizer’s with the platform', async () => {
    const { refund, bank, balance, later, sweep, settle, states } = await sale(kind, { quantity: 2 });
    await refund();
    bank.weather = (call) => (call === 'refund' ? 'lost' : 'none');
    await sweep();
    bank.weather = () => 'none';
    bank.bounce(bank.moved[0]?.movedId ?? '');
    later(49 * HOUR_MS);
    await sweep();
    await settle();
    expect(await states()).toEqual(['refunded', 'valid']);
    expect(balance).toEqual({ buyer: -2_050, account: 2_030, platform: 20 });
  });
});
