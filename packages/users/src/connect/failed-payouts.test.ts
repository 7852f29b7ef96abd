import { type Change, everything } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectWorld, HOUR_MS } from '../../test/connect-world.ts';
import { working } from '../../test/stripe.ts';
import { exportConnect } from './export-connect.ts';
import { countFailedPayouts } from './failed-payouts.ts';
import { payoutStatus } from './payout-status.ts';
import { refreshAccounts } from './refresh-accounts.ts';
import { syncAccount } from './sync-account.ts';

const failed = { amount: 4_950, currency: 'EUR', code: 'account_closed', failedAt: '2026-01-04T00:00:00.000Z' };

describe.each(databaseKinds)('%s', (kind) => {
  /** A user whose last payout was returned by the bank. */
  async function withFailedPayout() {
    const world = await connectWorld(kind);
    await world.connect();
    world.stripe.say('acct_1', { ...working, failedPayouts: [failed] });
    const sync = () => syncAccount(world.db, world.ports, 'acct_1');
    await sync();
    const { id } = await world.db.read.selectFrom('users').select('id').executeTakeFirstOrThrow();
    return {
      ...world,
      sync,
      status: () => payoutStatus(world.db.read, 'user_1'),
      count: () => countFailedPayouts(world.db.read),
      exported: async () => (await exportConnect(world.db.read, id)).accounts.map((one) => one.failed_payouts),
    };
  }

  test('a payout that came back is kept until a later one is paid, and its user hears of both', async () => {
    const { db, stripe, sync, status, count, exported } = await withFailedPayout();
    expect(await status()).toMatchObject({ state: 'active', failedPayouts: [failed] });
    expect([await count(), await exported()]).toEqual([1, [JSON.stringify([failed])]]);
    const heard: Change[] = [];
    onTestFinished(db.changes.subscribe((change) => heard.push(change)));
    await vi.waitUntil(() => kind === 'sqlite' || heard.includes(everything));
    stripe.say('acct_1', { failedPayouts: [] });
    expect(await sync()).toBe('changed');
    await vi.waitFor(() => expect(heard).toContainEqual({ fact: 'account', concerns: 'owner', audience: 'user_1' }));
    expect(await status()).toMatchObject({ state: 'active', failedPayouts: [] });
    expect(await count()).toBe(0);
  });

  test('it is found without an event', async () => {
    const { db, stripe, ports, later, status } = await withFailedPayout();
    stripe.say('acct_1', { failedPayouts: [] });
    later(HOUR_MS);
    expect(await refreshAccounts(db, ports, { limit: 50, olderThanMs: HOUR_MS })).toMatchObject({ changed: 1 });
    expect(await status()).toMatchObject({ failedPayouts: [] });
  });

  test('where Stripe does not show payouts, what was known of them stays', async () => {
    const { stripe, sync, status } = await withFailedPayout();
    stripe.say('acct_1', { failedPayouts: undefined, payouts: 'restricted' });
    expect(await sync()).toBe('changed');
    expect(await status()).toMatchObject({ state: 'restricted', failedPayouts: [failed] });
  });

  test('it goes with its user', async () => {
    const { remove, count, exported } = await withFailedPayout();
    await remove();
    expect([await count(), await exported()]).toEqual([0, ['[]']]);
  });
});
