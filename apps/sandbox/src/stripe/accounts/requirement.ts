import type Stripe from 'stripe';

export type Requirements = Stripe.V2.Core.Account.Requirements;
export type RequirementEntry = NonNullable<Requirements['entries']>[number];
type DeadlineStatus = RequirementEntry['minimum_deadline']['status'];

/** The requirements of an account before onboarding. */
export const identityDescriptions = [
  'identity.individual.given_name',
  'identity.individual.surname',
  'identity.individual.date_of_birth',
  'identity.individual.address.line1',
  'identity.attestations.terms_of_service.account',
];
export const bankDescription = 'defaults.payout_methods';

const both = ['stripe_balance.stripe_transfers', 'stripe_balance.payouts'];

export function requirementEntry(description: string, status: DeadlineStatus): RequirementEntry {
  const restricted = description === bankDescription ? ['stripe_balance.payouts'] : both;
  const restricts = restricted.map((capability) => ({ capability, configuration: 'recipient', deadline: { status } }));
  return {
    awaiting_action_from: 'user',
    description,
    errors: [],
    impact: { restricts_capabilities: restricts },
    minimum_deadline: { status },
    requested_reasons: [{ code: status === 'currently_due' ? 'routine_verification' : 'routine_onboarding' }],
  };
}

/** `deadline`: when the first of what is due now restricts the account. */
export function requirements(entries: RequirementEntry[], deadline?: Date): Requirements {
  const order: DeadlineStatus[] = ['past_due', 'currently_due', 'eventually_due'];
  const status = order.find((one) => entries.some((entry) => entry.minimum_deadline.status === one));
  const time = deadline === undefined ? {} : { time: deadline.toISOString() };
  return { entries, ...(status && { summary: { minimum_deadline: { status, ...time } } }) };
}

export function isDue({ minimum_deadline: { status } }: RequirementEntry): boolean {
  return status !== 'eventually_due';
}
