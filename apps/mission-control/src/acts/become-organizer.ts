import type { OnboardingOutcome } from '@ticket-hub/sandbox';
import { asPerson, type World } from './as-person.ts';
import { until } from './until.ts';

/** Begins at the application as the button does. Answers the account's id. */
export async function beginOnboarding(world: World, userId: string): Promise<string> {
  const api = asPerson(world, userId);
  await api.payouts.connect.mutate();
  const { stripeConnectId } = await api.users.me.query();
  if (stripeConnectId === null) throw new Error('No account at Stripe has been linked');
  return stripeConnectId;
}

/** Whose account at Stripe can receive payments, as soon as the application knows it. Answers the account's id. */
export async function becomeOrganizer(world: World, userId: string, outcome?: OnboardingOutcome): Promise<string> {
  const { accounts } = world.sandbox.stripe;
  const account = await beginOnboarding(world, userId);
  accounts.completeOnboarding(account, outcome);
  const api = asPerson(world, userId);
  await until('The account can receive payments', async () => {
    return (await api.payouts.status.query()).canReceive || undefined;
  });
  return account;
}
