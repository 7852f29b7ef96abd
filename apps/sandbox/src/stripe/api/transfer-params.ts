import type Stripe from 'stripe';
import { z } from 'zod';
import { expand, flag, innerListParams, listParams, metadata, unplayed, wholeNumber } from './parameter.ts';
import { sdkParams } from './sdk-params.ts';

export const transferParams = sdkParams<Stripe.TransferCreateParams>()(
  z.strictObject({
    amount: wholeNumber,
    currency: z.string().length(3).toLowerCase(),
    destination: z.string(),
    transfer_group: z.string().optional(),
    metadata,
    expand,
    description: unplayed,
    source_transaction: unplayed,
    source_type: unplayed,
  }),
);

export const reversalParams = sdkParams<Stripe.TransferCreateReversalParams>()(
  z.strictObject({
    amount: wholeNumber.optional(),
    refund_application_fee: flag.default(false),
    metadata,
    expand,
    description: unplayed,
  }),
);

export const transferList = sdkParams<Stripe.TransferListParams>()(
  listParams.extend({ destination: z.string().optional(), transfer_group: z.string().optional() }),
);

export const reversalList = sdkParams<Stripe.TransferListReversalsParams>()(innerListParams);
