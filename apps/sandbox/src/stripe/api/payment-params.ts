import type Stripe from 'stripe';
import { z } from 'zod';
import { expand, innerListParams, listParams, unplayed } from './parameter.ts';
import { sdkParams } from './sdk-params.ts';

export const sessionList = sdkParams<Stripe.Checkout.SessionListParams>()(
  listParams.extend({
    payment_intent: z.string().optional(),
    status: z.string().optional(),
    customer_details: z.strictObject({ email: z.string() }).optional(),
    customer: unplayed,
    customer_account: unplayed,
    payment_link: unplayed,
    subscription: unplayed,
  }),
);
export const lineItemList = sdkParams<Stripe.Checkout.SessionListLineItemsParams>()(innerListParams);
export const expireParams = sdkParams<Stripe.Checkout.SessionExpireParams>()(z.strictObject({ expand }));

export const intentList = sdkParams<Stripe.PaymentIntentListParams>()(
  listParams.extend({ customer: unplayed, customer_account: unplayed }),
);
export const intentRetrieveParams = sdkParams<Stripe.PaymentIntentRetrieveParams>()(
  z.strictObject({ expand, client_secret: unplayed }),
);

export const chargeList = sdkParams<Stripe.ChargeListParams>()(
  listParams.extend({
    payment_intent: z.string().optional(),
    transfer_group: z.string().optional(),
    customer: unplayed,
  }),
);
