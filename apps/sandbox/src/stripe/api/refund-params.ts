import type Stripe from 'stripe';
import { z } from 'zod';
import { expand, flag, listParams, metadata, unplayed, wholeNumber } from './parameter.ts';
import { sdkParams } from './sdk-params.ts';

export const refundParams = sdkParams<Stripe.RefundCreateParams>()(
  z.strictObject({
    charge: z.string().optional(),
    payment_intent: z.string().optional(),
    amount: wholeNumber.optional(),
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    metadata,
    reverse_transfer: flag.default(false),
    refund_application_fee: flag.default(false),
    expand,
    currency: unplayed,
    customer: unplayed,
    instructions_email: unplayed,
    origin: unplayed,
  }),
);

const byCharge = listParams.extend({ charge: z.string().optional() });
const byPayment = byCharge.extend({ payment_intent: z.string().optional() });

export const refundList = sdkParams<Stripe.RefundListParams>()(byPayment);
export const disputeList = sdkParams<Stripe.DisputeListParams>()(byPayment);
export const feeList = sdkParams<Stripe.ApplicationFeeListParams>()(byCharge);
