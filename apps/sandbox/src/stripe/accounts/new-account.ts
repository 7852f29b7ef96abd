import { stripeId } from '../stripe-id.ts';
import type { Account } from '../stripe-object.ts';
import { capability } from './capability.ts';
import { bankDescription, identityDescriptions, requirementEntry, requirements } from './requirement.ts';

type Identity = NonNullable<Account['identity']>;
type Responsibilities = NonNullable<Account['defaults']>['responsibilities'];

export interface NewAccountParams {
  contact_email?: string | undefined;
  contact_phone?: string | undefined;
  display_name?: string | undefined;
  dashboard?: Account['dashboard'] | undefined;
  identity?: { country?: string | undefined; entity_type?: Identity['entity_type'] | undefined } | undefined;
  defaults?:
    | { currency?: string | undefined; responsibilities?: Omit<Responsibilities, 'requirements_collector'> | undefined }
    | undefined;
  metadata?: Record<string, string>;
  /** Whether it is to receive money; true if left out. */
  recipient?: boolean;
}

/** Nothing is known of its owner yet, so that it can receive nothing. */
export function newAccount(params: NewAccountParams, now: number, livemode: boolean): Account {
  const { recipient = true, identity = {}, defaults = {} } = params;
  return {
    id: stripeId('acct'),
    object: 'v2.core.account',
    applied_configurations: recipient ? ['recipient'] : [],
    closed: false,
    configuration: recipient ? { recipient: newRecipient() } : {},
    ...(params.contact_email !== undefined && { contact_email: params.contact_email }),
    ...(params.contact_phone !== undefined && { contact_phone: params.contact_phone }),
    created: new Date(now).toISOString(),
    dashboard: params.dashboard ?? 'none',
    defaults: {
      currency: defaults.currency ?? 'usd',
      responsibilities: {
        fees_collector: defaults.responsibilities?.fees_collector ?? 'application',
        losses_collector: defaults.responsibilities?.losses_collector ?? 'application',
        requirements_collector: 'stripe',
      },
    },
    ...(params.display_name !== undefined && { display_name: params.display_name }),
    future_requirements: { entries: [] },
    identity: { country: identity.country ?? 'us', ...(identity.entity_type && { entity_type: identity.entity_type }) },
    livemode,
    metadata: params.metadata ?? {},
    requirements: requirements(recipient ? onboardingEntries() : []),
  };
}

export function newRecipient() {
  const stripe_balance = { payouts: capability('restricted'), stripe_transfers: capability('restricted') };
  return { applied: true, capabilities: { stripe_balance } };
}

export function onboardingEntries() {
  return [...identityDescriptions, bankDescription].map((description) => requirementEntry(description, 'past_due'));
}
