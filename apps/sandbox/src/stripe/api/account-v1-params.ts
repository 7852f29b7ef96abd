import type Stripe from 'stripe';
import { z } from 'zod';
import { expand, listParams, unplayed } from './parameter.ts';
import { sdkParams } from './sdk-params.ts';

export const accountRetrieveParams = sdkParams<Stripe.AccountRetrieveParams>()(z.strictObject({ expand: unplayed }));
export const loginLinkParams = sdkParams<Stripe.AccountCreateLoginLinkParams>()(z.strictObject({ expand: unplayed }));
export const balanceParams = sdkParams<Stripe.BalanceRetrieveParams>()(z.strictObject({ expand: unplayed }));

export const payoutList = sdkParams<Stripe.PayoutListParams>()(
  listParams.extend({
    arrival_date: listParams.shape.created,
    status: z.string().optional(),
    destination: z.string().optional(),
  }),
);

export const payoutRetrieveParams = sdkParams<Stripe.PayoutRetrieveParams>()(z.strictObject({ expand }));

export const eventList = sdkParams<Stripe.EventListParams>()(
  listParams.extend({
    type: z.string().optional(),
    types: z.array(z.string()).optional(),
    delivery_success: unplayed,
  }),
);
export const eventRetrieveParams = sdkParams<Stripe.EventRetrieveParams>()(z.strictObject({ expand: unplayed }));
