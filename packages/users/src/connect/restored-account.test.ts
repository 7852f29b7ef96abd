import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { connectWorld, HOUR_MS } from '../../test/connect-world.ts';
import { working } from '../../test/stripe.ts';
import { getStripeConnectId } from '../stripe-connect-id.ts';
import { closeOrphans } from './close-orphans.ts';
import { payoutStatus } from './payout-status.ts';
import { refreshAccounts } from './refresh-accounts.ts';
import { refreshOwnAccount } from './refresh-own-account.ts';
import { syncAccount } from './sync-account.ts';

const DAY_MS = 24 * HOUR_MS;
const batch = { limit: 50, olderThanMs: 6 * HOUR_MS };

describe.each(databaseKinds)('%s', (kind) => {
  /** A user whose account has worked and is now closed. */
  async function withClosedAccount() {
    const world = await connectWorld(kind);
    const canReceiveChanged = vi.fn(async () => {});
    const ports = { ...world.ports, canReceiveChanged };
    await world.connect();
    world.stripe.say('acct_1', working);
    await syncAccount(world.db, ports, 'acct_1');
    world.stripe.say('acct_1', { closed: true });
    await syncAccount(world.db, ports, 'acct_1');
    canReceiveChanged.mockClear();
    return { ...world, ports, canReceiveChanged, status: () => payoutStatus(world.db.read, 'user_1') };
  }

  test('an account that Stripe restores works again as soon as an event tells of it', async () => {
    const { db, stripe, ports, status, canReceiveChanged, later } = await withClosedAccount();
    expect(await status()).toMatchObject({ state: 'closed', canReceive: false });
    later(100 * DAY_MS);
    stripe.say('acct_1', { closed: false });
    expect(await syncAccount(db, ports, 'acct_1')).toBe('changed');
    expect(await status()).toMatchObject({ state: 'active', canReceive: true, canBePaidOut: true });
    expect(canReceiveChanged).toHaveBeenCalledTimes(1);
  });

  test('the sweep asks about a closed account once a day, for as long as Stripe may restore it', async () => {
    const { db, stripe, ports, status, later } = await withClosedAccount();
    later(23 * HOUR_MS);
    expect(await refreshAccounts(db, ports, batch)).toMatchObject({ asked: 0 });
    later(HOUR_MS);
    expect(await refreshAccounts(db, ports, batch)).toMatchObject({ asked: 1, changed: 0 });
    later(89 * DAY_MS);
    stripe.say('acct_1', { closed: false });
    expect(await refreshAccounts(db, ports, batch)).toMatchObject({ asked: 1, changed: 1 });
    expect(await status()).toMatchObject({ state: 'active' });
    stripe.say('acct_1', { closed: true });
    await syncAccount(db, ports, 'acct_1');
    later(92 * DAY_MS);
    expect(await refreshAccounts(db, ports, batch)).toMatchObject({ asked: 0 });
  });

  test('whoever looks at a closed account has Stripe asked', async () => {
    const { db, stripe, ports, status, later } = await withClosedAccount();
    stripe.say('acct_1', { closed: false });
    later(60_000);
    expect(await refreshOwnAccount(db, ports, 'user_1')).toBe('changed');
    expect(await status()).toMatchObject({ state: 'active' });
  });

  test('when its user has connected a newer one, that one stays, and the restored one is left alone', async () => {
    const { db, stripe, ports, connect, status, canReceiveChanged } = await withClosedAccount();
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_2' });
    stripe.say('acct_1', { closed: false });
    expect(await syncAccount(db, ports, 'acct_1')).toBe('changed');
    expect(await getStripeConnectId(db.read, 'user_1')).toBe('acct_2');
    expect(await status()).toMatchObject({ state: 'onboarding', canReceive: false });
    expect(canReceiveChanged).not.toHaveBeenCalled();
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_2' });
    await closeOrphans(db, ports, { limit: 100 });
    expect(stripe.open).toEqual(['acct_1', 'acct_2']);
  });

  test('one that is restored while a newer one is being made stays, and the newer one is closed', async () => {
    const { db, stripe, ports, connect } = await withClosedAccount();
    stripe.faults.push(async () => {
      stripe.say('acct_1', { closed: false });
      await syncAccount(db, ports, 'acct_1');
    });
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_1' });
    expect(await closeOrphans(db, ports, { limit: 100 })).toMatchObject({ closed: 1 });
    expect(stripe.open).toEqual(['acct_1']);
  });

  test('a closed account that Stripe no longer shows stays closed, so that its user may connect another', async () => {
    const { db, stripe, ports, connect, status } = await withClosedAccount();
    stripe.accounts.delete('acct_1');
    expect(await syncAccount(db, ports, 'acct_1')).toBe('unknown_account');
    expect(await status()).toMatchObject({ state: 'closed' });
    stripe.add({ userId: 'nobody', intentId: null, email: '' });
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_2' });
  });

  test('an answer that comes after its user was deleted is not written down', async () => {
    const { db, stripe, ports, remove } = await withClosedAccount();
    stripe.say('acct_1', { closed: false });
    stripe.faults.push(async () => void (await remove()));
    expect(await syncAccount(db, ports, 'acct_1')).toBe('unchanged');
    const rows = await transact(db, (tx) => tx.selectFrom('connect_accounts').selectAll().execute());
    expect(rows).toMatchObject([{ can_receive: 0, closed_at: expect.any(String) }]);
  });
});
