import { expect, test } from 'vitest';
import { startStripe } from '../../../test/stripe.ts';

const day = 24 * 3_600_000;

async function startAccount() {
  const world = await startStripe();
  const { accounts } = world.played;
  const { id } = accounts.create({ contact_email: 'a@example.com' });
  const balance = () => accounts.get(id)?.configuration?.recipient?.capabilities?.stripe_balance;
  const statuses = () => [balance()?.stripe_transfers?.status, balance()?.payouts?.status];
  const asked = () => accounts.get(id)?.requirements?.entries?.map(({ description }) => description);
  const due = () => accounts.get(id)?.requirements?.summary?.minimum_deadline;
  return { ...world, accounts, id, statuses, asked, due };
}

test.each([
  ['complete', ['active', 'active'], []],
  ['bank-account-missing', ['active', 'restricted'], ['defaults.payout_methods']],
  ['rejected', ['rejected', 'rejected'], []],
] as const)('onboarding can end as %s', async (outcome, statuses, asked) => {
  const account = await startAccount();
  account.accounts.completeOnboarding(account.id, outcome);
  expect(account.statuses()).toEqual(statuses);
  expect(account.asked()).toEqual(asked);
});

test('more can be asked of a good account, which stays good until the deadline', async () => {
  const { accounts, id, statuses, asked, due, clock } = await startAccount();
  accounts.completeOnboarding(id);
  accounts.requireMore(id);
  expect(statuses()).toEqual(['active', 'active']);
  expect(asked()).toEqual(['identity.individual.documents.primary_verification']);
  expect(due()).toEqual({ status: 'currently_due', time: new Date(clock.now() + 14 * day).toISOString() });
  clock.advance(14 * day - 1);
  expect(statuses()).toEqual(['active', 'active']);
  clock.advance(1);
  expect(statuses()).toEqual(['restricted', 'restricted']);
  expect(due()).toEqual({ status: 'past_due' });
  accounts.restore(id);
  expect(statuses()).toEqual(['active', 'active']);
  expect(asked()).toEqual([]);
});

test('who answers in time stays good', async () => {
  const { accounts, id, statuses, clock } = await startAccount();
  accounts.completeOnboarding(id);
  accounts.requireMore(id, ['identity.individual.phone'], new Date(clock.now() + 60 * day));
  clock.advance(59 * day);
  accounts.completeOnboarding(id);
  clock.advance(60 * day);
  expect(statuses()).toEqual(['active', 'active']);
});

test('a bank account that is asked for keeps back payouts only', async () => {
  const { accounts, id, statuses, clock } = await startAccount();
  accounts.completeOnboarding(id);
  accounts.requireMore(id, ['defaults.payout_methods'], new Date(clock.now() + day));
  clock.advance(day);
  expect(statuses()).toEqual(['active', 'restricted']);
});

test('an account is restricted, rejected, and in any other state', async () => {
  const { accounts, id, statuses } = await startAccount();
  accounts.restrict(id);
  expect(statuses()).toEqual(['restricted', 'restricted']);
  accounts.reject(id);
  expect(statuses()).toEqual(['rejected', 'rejected']);
  accounts.setCapabilities(id, { stripe_transfers: 'pending' });
  expect(statuses()).toEqual(['pending', 'rejected']);
});

test('what was handed out changes nothing here', async () => {
  const { accounts, id } = await startAccount();
  const copy = accounts.get(id);
  if (copy !== undefined) copy.closed = true;
  for (const account of accounts.all()) account.closed = true;
  expect(accounts.get(id)?.closed).toBe(false);
});

test('nobody is nobody', async () => {
  const { accounts } = await startAccount();
  expect(accounts.get('acct_x')).toBeUndefined();
  expect(() => accounts.restrict('acct_x')).toThrow("No such account: 'acct_x'");
});
