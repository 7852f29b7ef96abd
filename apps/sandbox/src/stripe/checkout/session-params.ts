import { z } from 'zod';
import { expand, httpUrl, invalidEmail, metadata, timestamp, wholeNumber } from '../api/parameter.ts';

const priceData = z.strictObject({
  currency: z
    .string()
    .transform((code) => code.toLowerCase())
    .pipe(z.string().regex(/^[a-z]{3}$/, 'Invalid currency')),
  unit_amount: wholeNumber,
  product_data: z.strictObject({
    name: z.string().min(1),
    description: z.string().optional(),
    images: z.array(z.string()).max(8).optional(),
    metadata,
  }),
  tax_behavior: z.string().optional(),
});

const lineItem = z.strictObject({
  price_data: priceData,
  quantity: wholeNumber.pipe(z.number().min(1)).default(1),
  metadata,
});

const paymentIntentData = z.strictObject({
  application_fee_amount: wholeNumber.optional(),
  transfer_data: z.strictObject({ destination: z.string(), amount: wholeNumber.optional() }).optional(),
  metadata,
  description: z.string().optional(),
  statement_descriptor: z.string().max(22).optional(),
  statement_descriptor_suffix: z.string().max(22).optional(),
  receipt_email: z.string().optional(),
  transfer_group: z.string().optional(),
  on_behalf_of: z.string().optional(),
});

/** Strict, as Stripe is: what it would know and the sandbox does not play is refused, rather than ignored. */
export const sessionParams = z.strictObject({
  mode: z.literal('payment', 'The sandbox plays mode "payment" only'),
  line_items: z.array(lineItem).min(1).max(100),
  payment_intent_data: paymentIntentData.prefault({}),
  success_url: httpUrl,
  cancel_url: httpUrl.optional(),
  expires_at: timestamp.optional(),
  metadata,
  client_reference_id: z.string().max(200).optional(),
  customer_email: z.email(invalidEmail).optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  ui_mode: z.literal('hosted_page', 'The sandbox plays hosted pages only').optional(),
  locale: z.string().optional(),
  expand,
});

export type SessionParams = z.infer<typeof sessionParams>;
