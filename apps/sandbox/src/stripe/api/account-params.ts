import type Stripe from 'stripe';
import { z } from 'zod';
import { unplayed } from './parameter.ts';
import { sdkParams } from './sdk-params.ts';
import { type PageToken, pageParams } from './v2-page.ts';

const includable = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
] as const;

const include = z.array(z.enum(includable)).default([]);

const requested = z.strictObject({ requested: z.boolean() });
const recipient = z.strictObject({
  capabilities: z
    .strictObject({
      stripe_balance: z.strictObject({ stripe_transfers: requested }).optional(),
      bank_accounts: unplayed,
      cards: unplayed,
    })
    .optional(),
});
const otherConfigurations = { customer: unplayed, merchant: unplayed };
const metadata = z.record(z.string(), z.string().nullable());
const configurationNames = z.array(z.enum(['customer', 'merchant', 'recipient']));

// The sandbox keeps of an identity what an account answers first; the rest is the organizer's to say, at onboarding.
const common = {
  contact_email: z.email().optional(),
  contact_phone: z.string().optional(),
  display_name: z.string().optional(),
  dashboard: z.enum(['express', 'full', 'none']).optional(),
  identity: z
    .strictObject({
      country: z.string().optional(),
      entity_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
      attestations: unplayed,
      business_details: unplayed,
      individual: unplayed,
    })
    .optional(),
  metadata: metadata.optional(),
  include,
  account_token: unplayed,
};

const defaults = z.strictObject({
  currency: z.string().optional(),
  responsibilities: z
    .strictObject({
      fees_collector: z.enum(['application', 'application_custom', 'application_express', 'stripe']),
      losses_collector: z.enum(['application', 'stripe']),
    })
    .optional(),
  locales: unplayed,
  profile: unplayed,
});

export const newAccountParams = sdkParams<Stripe.V2.Core.AccountCreateParams>()(
  z
    .strictObject({
      ...common,
      defaults: defaults.optional(),
      configuration: z.strictObject({ ...otherConfigurations, recipient: recipient.optional() }).optional(),
    })
    .check(({ value, issues }) => {
      const { configuration, contact_email: email } = value;
      if (configuration?.recipient === undefined || email !== undefined) return;
      issues.push({
        code: 'invalid_type',
        expected: 'string',
        input: undefined,
        path: ['contact_email'],
        message: 'required',
      });
    }),
);

export const accountUpdateParams = sdkParams<Stripe.V2.Core.AccountUpdateParams>()(
  z.strictObject({
    ...common,
    defaults: defaults.extend({ payout_methods: unplayed }).optional(),
    configuration: z
      .strictObject({
        ...otherConfigurations,
        recipient: recipient.extend({ applied: z.boolean().optional() }).optional(),
      })
      .optional(),
  }),
);

export const accountRetrieveParams = sdkParams<Stripe.V2.Core.AccountRetrieveParams>()(z.strictObject({ include }));
export const accountCloseParams = sdkParams<Stripe.V2.Core.AccountCloseParams>()(
  z.strictObject({ applied_configurations: configurationNames.optional() }),
);
export const accountListParams = sdkParams<Stripe.V2.Core.AccountListParams & PageToken>()(
  z.strictObject({
    ...pageParams,
    closed: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .default(false),
    applied_configurations: configurationNames.default([]),
  }),
);

export type Include = z.infer<typeof include>[number];
