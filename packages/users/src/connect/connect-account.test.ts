import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { connectWorld, HOUR_MS } from '../../test/connect-world.ts';
import { snapshot } from '../../test/snapshot.ts';
import { getStripeConnectId, setStripeConnectId } from '../stripe-connect-id.ts';
import { upsertUser } from '../upsert-user.ts';
import { connectAccount } from './connect-account.ts';
import { syncAccount } from './sync-account.ts';

const connected = { outcome: 'connected', accountId: 'acct_1' };

describe.each(databaseKinds)('%s', (kind) => {
  test('an account is created with our ids, linked, and found again without asking Stripe', async () => {
    const { db, stripe, connect, intents } = await connectWorld(kind);
    expect(await connect()).toEqual(connected);
    expect(await getStripeConnectId(db.read, 'user_1')).toBe('acct_1');
    const [intent] = await intents();
    expect(stripe.accounts.get('acct_1')).toMatchObject({ intentId: intent?.id, userId: intent?.user_id });
    expect(intent).toMatchObject({ account_id: 'acct_1', current_of: null, email: null });
    expect(await connect()).toEqual(connected);
    expect(stripe.calls).toEqual(['create']);
  });

  test('a hundred calls at once from two processes make one account', async () => {
    const { db, other, stripe, connect, intents } = await connectWorld(kind);
    const all = await Promise.all(Array.from({ length: 100 }, (_, i) => connect(i % 2 ? db : other)));
    expect(new Set(all.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(connected)]));
    expect([stripe.accounts.size, (await intents()).length]).toEqual([1, 1]);
  });

  test.each(['down', 'lost'] as const)(
    'when Stripe is %s, the next call goes on, and there is one account',
    async (fault) => {
      const { stripe, connect } = await connectWorld(kind);
      stripe.faults.push(fault, fault);
      expect(await connect()).toEqual({ outcome: 'unavailable' });
      expect(await connect()).toEqual({ outcome: 'unavailable' });
      expect(await connect()).toEqual(connected);
      expect(stripe.accounts.size).toBe(1);
    },
  );

  test.each(['dies-before', 'dies-after'] as const)(
    'a process that %s Stripe has answered leaves one account to another, which keeps the address of the first',
    async (fault) => {
      const { db, other, stripe, connect, now } = await connectWorld(kind);
      stripe.faults.push(fault);
      void connect(db);
      await vi.waitFor(() => expect(stripe.faults).toEqual([]));
      const addresses = [{ id: 'idn_mail', email_address: 'new@example.com' }];
      await transact(other, (tx) => upsertUser(tx, snapshot(2, { email_addresses: addresses }), { now: now() }));
      expect(await connect(other)).toEqual(connected);
      expect([...stripe.accounts.values()].map(({ email }) => email)).toEqual(['v1@example.com']);
    },
  );

  test('an account whose answer was lost is adopted once its key is forgotten', async () => {
    const { stripe, connect, later } = await connectWorld(kind);
    stripe.faults.push('lost');
    await connect();
    later(25 * HOUR_MS);
    expect(await connect()).toEqual(connected);
    expect(stripe.accounts.size).toBe(1);
    expect(stripe.calls).toEqual(['create', 'find']);
  });

  test('when nothing came of a forgotten key, a new one is used', async () => {
    const { stripe, connect, later, intents } = await connectWorld(kind);
    stripe.faults.push('down');
    await connect();
    later(25 * HOUR_MS);
    expect(await connect()).toEqual(connected);
    expect(stripe.calls).toEqual(['create', 'find', 'create']);
    const [first, second] = await intents();
    expect(first).toMatchObject({ current_of: null, given_up_at: expect.any(String), account_id: null });
    expect(second).toMatchObject({ account_id: 'acct_1' });
  });

  test('in the minutes in which a key ends, nobody creates', async () => {
    const { stripe, connect, later } = await connectWorld(kind);
    stripe.faults.push('down');
    await connect();
    later(24 * HOUR_MS - 60_000);
    expect(await connect()).toEqual({ outcome: 'unavailable' });
    later(60_000);
    expect(await connect()).toEqual(connected);
  });

  test('a refusal is told, and the next attempt starts afresh with the address of then', async () => {
    const { db, stripe, connect, now } = await connectWorld(kind);
    stripe.faults.push({ refused: 'email_invalid' });
    expect(await connect()).toEqual({ outcome: 'refused', code: 'email_invalid' });
    const addresses = [{ id: 'idn_mail', email_address: 'right@example.com' }];
    await transact(db, (tx) => upsertUser(tx, snapshot(2, { email_addresses: addresses }), { now: now() }));
    expect(await connect()).toEqual(connected);
    expect(stripe.accounts.get('acct_1')).toMatchObject({ email: 'right@example.com' });
  });

  test('a refusal to repeat does not hide the account of the first call', async () => {
    const { stripe, connect } = await connectWorld(kind);
    stripe.faults.push('lost', { refused: 'idempotency_error' });
    await connect();
    expect(await connect()).toEqual(connected);
    expect(stripe.accounts.size).toBe(1);
  });

  test('somebody without an address is asked for one, and nobody gets none', async () => {
    const { db, stripe, ports, now } = await connectWorld(kind);
    const without = snapshot(1, { id: 'user_2', email_addresses: [] });
    await transact(db, (tx) => upsertUser(tx, without, { now: now() }));
    expect(await connectAccount(db, ports, 'user_2')).toEqual({ outcome: 'no_email' });
    expect(await connectAccount(db, ports, 'user_3')).toEqual({ outcome: 'unknown_user' });
    expect(stripe.calls).toEqual([]);
  });

  test('who has lost their account to a closure gets another, and the closed one is not adopted', async () => {
    const { db, stripe, connect, ports, later } = await connectWorld(kind);
    await connect();
    stripe.say('acct_1', { closed: true });
    await syncAccount(db, ports, 'acct_1');
    stripe.faults.push('down');
    await connect();
    later(25 * HOUR_MS);
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_2' });
    expect(await getStripeConnectId(db.read, 'user_1')).toBe('acct_2');
  });

  test('an account that was linked meanwhile is kept, and the one under way is left to be closed', async () => {
    const { db, stripe, connect, now, intents } = await connectWorld(kind);
    const link = { clerkId: 'user_1', stripeConnectId: 'acct_99' };
    stripe.faults.push(async () => void (await setStripeConnectId(db, link, now())));
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_99' });
    expect(await intents()).toMatchObject([
      { account_id: 'acct_1', given_up_at: expect.any(String), settled_at: null },
    ]);
  });
});
