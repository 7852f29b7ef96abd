import { z } from 'zod';

const includable = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
] as const;

export const include = z.array(z.enum(includable)).default([]);

const requested = z.strictObject({ requested: z.boolean() });
const recipient = z.strictObject({
  capabilities: z
    .strictObject({ stripe_balance: z.strictObject({ stripe_transfers: requested }).optional() })
    .optional(),
});
const metadata = z.record(z.string(), z.string().nullable());

// The sandbox keeps of an identity what an account answers first; the rest is the organizer's to say, at onboarding.
const common = {
  contact_email: z.email().optional(),
  contact_phone: z.string().optional(),
  display_name: z.string().optional(),
  dashboard: z.enum(['express', 'full', 'none']).optional(),
  identity: z
    .looseObject({
      country: z.string().optional(),
      entity_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
    })
    .optional(),
  defaults: z
    .looseObject({
      currency: z.string().optional(),
      responsibilities: z
        .strictObject({
          fees_collector: z.enum(['application', 'application_custom', 'application_express', 'stripe']),
          losses_collector: z.enum(['application', 'stripe']),
        })
        .optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  include,
};

export const newAccountParams = z
  .strictObject({ ...common, configuration: z.strictObject({ recipient: recipient.optional() }).optional() })
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
  });

export const accountUpdateParams = z.strictObject({
  ...common,
  configuration: z
    .strictObject({ recipient: recipient.extend({ applied: z.boolean().optional() }).optional() })
    .optional(),
});

export const accountListParams = z.strictObject({
  limit: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(100)).default(20),
  page: z.string().optional(),
  closed: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false),
  applied_configurations: z.array(z.enum(['customer', 'merchant', 'recipient'])).default([]),
});

export type Include = z.infer<typeof include>[number];
