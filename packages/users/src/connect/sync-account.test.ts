import { type Change, everything, transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectWorld, HOUR_MS } from '../../test/connect-world.ts';
import { working } from '../../test/stripe.ts';
import { getStripeConnectId } from '../stripe-connect-id.ts';
import { dashboardLink, onboardingLink } from './account-link.ts';
import { detachAccount } from './detach-account.ts';
import { payoutStatus } from './payout-status.ts';
import { refreshAccounts } from './refresh-accounts.ts';
import { syncAccount } from './sync-account.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withAccount() {
    const world = await connectWorld(kind);
    const canReceiveChanged = vi.fn(async () => {});
    await world.connect();
    const ports = { ...world.ports, canReceiveChanged };
    return {
      ...world,
      ports,
      canReceiveChanged,
      sync: (db = world.db) => syncAccount(db, ports, 'acct_1'),
      status: () => payoutStatus(world.db.read, 'user_1'),
    };
  }

  test('from no account to an active one, with what is missing in between', async () => {
    const { db, stripe, connect, ports } = await connectWorld(kind);
    const status = () => payoutStatus(db.read, 'user_1');
    const able = { canReceive: false, canBePaidOut: false };
    const nothing = { rejected: false, ...able, requirements: [], deadline: null, failedPayouts: [] };
    expect(await status()).toEqual({ state: 'none', ...nothing });
    await connect();
    expect(await status()).toEqual({ state: 'onboarding', ...nothing });
    expect(await syncAccount(db, ports, 'acct_1')).toBe('changed');
    const missing = [{ code: 'identity.country', awaiting: 'user' }];
    expect(await status()).toEqual({ state: 'onboarding', ...nothing, requirements: missing });
    stripe.say('acct_1', working);
    expect(await syncAccount(db, ports, 'acct_1')).toBe('changed');
    expect(await status()).toEqual({ state: 'active', ...nothing, canReceive: true, canBePaidOut: true });
    expect(await syncAccount(db, ports, 'acct_1')).toBe('unchanged');
    expect(await payoutStatus(db.read, 'user_2')).toBeUndefined();
  });

  test.each([
    ['lost what it could do', { transfers: 'restricted', deadline: '2026-02-01T00:00:00.000Z' }, 'restricted', false],
    ['cannot pay out', { payouts: 'pending' }, 'restricted', true],
    ['was turned down', { transfers: 'rejected', payouts: 'rejected' }, 'restricted', false],
    ['is closed', { closed: true }, 'closed', false],
  ] as const)('an account that %s says so', async (_, says, state, canReceive) => {
    const { stripe, sync, status } = await withAccount();
    stripe.say('acct_1', working);
    await sync();
    stripe.say('acct_1', says);
    expect(await sync()).toBe('changed');
    expect(await status()).toMatchObject({ state, canReceive, deadline: 'deadline' in says ? says.deadline : null });
  });

  test('the answer to the later question wins, also when another process asked the earlier one', async () => {
    const { other, stripe, sync, status } = await withAccount();
    stripe.faults.push(async () => {
      stripe.say('acct_1', working);
      expect(await sync(other)).toBe('changed');
    });
    expect(await sync()).toBe('unchanged');
    expect(await status()).toMatchObject({ state: 'active' });
  });

  test('fifty hints at once are two questions, and what changed during the first is not missed', async () => {
    const { stripe, sync, status } = await withAccount();
    stripe.faults.push(async () => stripe.say('acct_1', working));
    const before = stripe.calls.length;
    await Promise.all(Array.from({ length: 50 }, () => sync()));
    expect(stripe.calls.length - before).toBe(2);
    expect(await status()).toMatchObject({ state: 'active' });
    await sync();
    expect(stripe.calls.length - before).toBe(3);
  });

  test('no answer changes nothing, and an account that Stripe does not show us can receive nothing until it does', async () => {
    const { db, stripe, sync, status, ports } = await withAccount();
    stripe.say('acct_1', working);
    await sync();
    stripe.faults.push('down');
    expect(await sync()).toBe('unavailable');
    expect(await syncAccount(db, ports, 'acct_77')).toBe('unknown_account');
    expect(await status()).toMatchObject({ state: 'active' });
    const account = stripe.accounts.get('acct_1');
    if (!account) throw new Error('No account');
    stripe.accounts.delete('acct_1');
    expect(await sync()).toBe('unknown_account');
    expect(await status()).toMatchObject({ canReceive: false, canBePaidOut: false });
    stripe.accounts.set('acct_1', account);
    expect(await sync()).toBe('changed');
    expect(await status()).toMatchObject({ state: 'active' });
  });

  test('its user hears of a change, and who watches hears when it can or can no longer receive money', async () => {
    const { db, stripe, sync, canReceiveChanged } = await withAccount();
    const heard: Change[] = [];
    onTestFinished(db.changes.subscribe((change) => heard.push(change)));
    await vi.waitUntil(() => kind === 'sqlite' || heard.includes(everything));
    await sync();
    await vi.waitFor(() => expect(heard).toContainEqual({ fact: 'account', concerns: 'owner', audience: 'user_1' }));
    expect(canReceiveChanged).not.toHaveBeenCalled();
    stripe.say('acct_1', working);
    await sync();
    stripe.say('acct_1', { transfers: 'pending' });
    await sync();
    expect(canReceiveChanged).toHaveBeenCalledTimes(2);
  });

  test('a disconnected account is nobody’s, and its user may connect another', async () => {
    const { db, stripe, sync, status, ports, connect, canReceiveChanged } = await withAccount();
    stripe.say('acct_1', working);
    await sync();
    expect(await detachAccount(db, ports, 'acct_1')).toBe('detached');
    expect(await detachAccount(db, ports, 'acct_1')).toBe('unchanged');
    expect(await sync()).toBe('unknown_account');
    expect(await status()).toMatchObject({ state: 'none', canReceive: false });
    expect(canReceiveChanged).toHaveBeenCalledTimes(2);
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_2' });
  });

  test('accounts that nobody spoke of are asked about in turn, and one without an answer holds up no other', async () => {
    const { db, stripe, ports, later, status } = await withAccount();
    const user = await db.read.selectFrom('users').select('id').executeTakeFirstOrThrow();
    const row = { user_id: user.id, created_at: '2026-01-01T00:00:00.000Z' };
    await transact(db, (tx) =>
      tx
        .insertInto('connect_accounts')
        .values([
          { ...row, id: 'acct_0' },
          { ...row, id: 'acct_2' },
        ])
        .execute(),
    );
    for (const id of ['acct_0', 'acct_2'])
      stripe.accounts.set(id, { userId: user.id, intentId: null, email: '', says: working });
    stripe.say('acct_1', working);
    const batch = { limit: 2, olderThanMs: HOUR_MS };
    stripe.faults.push('down');
    expect(await refreshAccounts(db, ports, batch)).toEqual({ asked: 2, changed: 1, unavailable: 1 });
    expect(await status()).toMatchObject({ state: 'active' });
    later(1);
    expect(await refreshAccounts(db, ports, batch)).toEqual({ asked: 1, changed: 1, unavailable: 0 });
    expect(await refreshAccounts(db, ports, batch)).toEqual({ asked: 0, changed: 0, unavailable: 0 });
    later(HOUR_MS);
    expect(await refreshAccounts(db, ports, batch)).toEqual({ asked: 2, changed: 1, unavailable: 0 });
  });

  test('deleting its user takes the link and the address, and keeps the account for the money', async () => {
    const { db, stripe, remove, sync, intents } = await withAccount();
    stripe.say('acct_1', working);
    await sync();
    expect(await remove()).toMatchObject({ outcome: 'deleted', dependents: { connect: 1 } });
    expect(await getStripeConnectId(db.read, 'user_1')).toBeUndefined();
    expect(await intents()).toMatchObject([{ email: null, account_id: 'acct_1' }]);
    expect(await db.read.selectFrom('connect_accounts').selectAll().execute()).toMatchObject([
      { id: 'acct_1', detached_at: expect.any(String) },
    ]);
    expect(stripe.open).toEqual(['acct_1']);
  });

  test('links lead to the user’s own account, and to none that is closed', async () => {
    const { db, stripe, sync } = await withAccount();
    const urls = { returnUrl: 'https://app.test', refreshUrl: 'https://app.test/again' };
    const onboarding = () => onboardingLink(db, stripe, { clerkId: 'user_1', ...urls });
    expect(await onboarding()).toEqual({ outcome: 'link', url: expect.stringContaining('/acct_1?') });
    expect(await dashboardLink(db, stripe, 'user_1')).toEqual({
      outcome: 'link',
      url: expect.stringContaining('acct_1'),
    });
    expect(await dashboardLink(db, stripe, 'user_2')).toEqual({ outcome: 'no_account' });
    stripe.faults.push('down', { refused: 'not_onboarded' });
    expect(await onboarding()).toEqual({ outcome: 'unavailable' });
    expect(await dashboardLink(db, stripe, 'user_1')).toEqual({ outcome: 'refused', code: 'not_onboarded' });
    stripe.say('acct_1', { closed: true });
    await sync();
    expect(await onboarding()).toEqual({ outcome: 'closed' });
  });
});
