import type Stripe from 'stripe';
import type { Account } from '../stripe-object.ts';

/** An account of v2 as v1 shows it: what it may do is v2's to say, and looks like nothing here. */
export function v1Account(account: Account): Stripe.Account {
  const { id, contact_email, created, metadata, defaults, identity, requirements } = account;
  return {
    id,
    object: 'account',
    charges_enabled: false,
    ...(identity?.country !== undefined && { country: identity.country.toUpperCase() }),
    created: Math.floor(Date.parse(created) / 1000),
    ...(defaults?.currency !== undefined && { default_currency: defaults.currency }),
    details_submitted: requirements?.entries?.length === 0,
    email: contact_email ?? null,
    metadata: metadata ?? {},
    payouts_enabled: false,
    type: 'none',
  };
}
