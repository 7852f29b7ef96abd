import type Stripe from 'stripe';
import { z } from 'zod';
import { expand, httpUrl, invalidEmail, metadata, timestamp, unplayed, wholeNumber } from './parameter.ts';
import { type Parsed, sdkParams } from './sdk-params.ts';

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
    tax_code: unplayed,
    tax_details: unplayed,
    unit_label: unplayed,
  }),
  tax_behavior: z.string().optional(),
  product: unplayed,
  recurring: unplayed,
  unit_amount_decimal: unplayed,
});

const lineItem = z.strictObject({
  price_data: priceData,
  quantity: wholeNumber.pipe(z.number().min(1)).default(1),
  metadata,
  adjustable_quantity: unplayed,
  price: unplayed,
  tax_rates: unplayed,
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
  capture_method: unplayed,
  setup_future_usage: unplayed,
  shipping: unplayed,
});

export const sessionParams = sdkParams<Stripe.Checkout.SessionCreateParams>()(
  z.strictObject({
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
    adaptive_pricing: unplayed,
    after_expiration: unplayed,
    allow_promotion_codes: unplayed,
    allowed_payment_method_types: unplayed,
    automatic_tax: unplayed,
    branding_settings: unplayed,
    consent_collection: unplayed,
    currency: unplayed,
    custom_fields: unplayed,
    custom_text: unplayed,
    customer: unplayed,
    customer_account: unplayed,
    customer_update: unplayed,
    discounts: unplayed,
    excluded_payment_method_types: unplayed,
    integration_identifier: unplayed,
    invoice_creation: unplayed,
    managed_payments: unplayed,
    name_collection: unplayed,
    optional_items: unplayed,
    origin_context: unplayed,
    payment_method_collection: unplayed,
    payment_method_configuration: unplayed,
    payment_method_data: unplayed,
    payment_method_options: unplayed,
    permissions: unplayed,
    phone_number_collection: unplayed,
    redirect_on_completion: unplayed,
    return_url: unplayed,
    saved_payment_method_options: unplayed,
    setup_intent_data: unplayed,
    shipping_address_collection: unplayed,
    shipping_options: unplayed,
    subscription_data: unplayed,
    tax_id_collection: unplayed,
    wallet_options: unplayed,
  }),
);

export type SessionParams = Parsed<typeof sessionParams>;
