import type Stripe from 'stripe';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import type { ObjectKind, StripeObjects } from '../stripe-object.ts';
import { json } from './answer.ts';
import { expanded, type Source } from './expand.ts';
import { pageOf } from './page-of.ts';
import { expand, type ListParams } from './parameter.ts';
import type { StripeContext } from './request-scope.ts';
import { type Params, sdkParams } from './sdk-params.ts';

/** What it takes to be shown an object of any kind but a payment, which takes more. */
type RetrieveParams = Stripe.ApplicationFeeRetrieveParams &
  Stripe.BalanceTransactionRetrieveParams &
  Stripe.ChargeRetrieveParams &
  Stripe.Checkout.SessionRetrieveParams &
  Stripe.DisputeRetrieveParams &
  Stripe.PayoutRetrieveParams &
  Stripe.RefundRetrieveParams &
  Stripe.TransferRetrieveParams &
  Stripe.TransferRetrieveReversalParams;

const retrieveParams = sdkParams<RetrieveParams>()(z.strictObject({ expand }));

/** How objects of the v1 API are answered: one, or a page of a list. */
export function v1Answers({ books, checkout, refunds }: Desk) {
  const { tables } = books;
  const source: Source = {
    find: tables.find,
    hiddenList({ object, id }, name) {
      if (object === 'checkout.session' && name === 'line_items') return checkout.lineItems(String(id));
      if (object === 'charge' && name === 'refunds') return refunds.all().filter(({ charge }) => charge === id);
      return undefined;
    },
  };

  function one(object: object, wanted: string[]): Response {
    return json(expanded(object, wanted, source));
  }

  function page(objects: { id: string; created: number }[], params: ListParams, url: string): Response {
    return json(expanded(pageOf(objects, params, url), params.expand, source));
  }

  return {
    one,
    page,
    show(c: StripeContext, kind: ObjectKind, shape: Params<{ expand: string[] }> = retrieveParams): Response {
      forPlatform(c);
      const { expand: wanted } = shape.parse(c.var.params);
      return one(tables.require(kind, c.req.param('id') ?? ''), wanted);
    },
    /** `matches`: whether an object is one of those asked for. */
    list<K extends Exclude<ObjectKind, 'balance_transaction'>, P extends ListParams>(
      c: StripeContext,
      kind: K,
      shape: Params<P>,
      matches: (object: StripeObjects[K], params: P) => boolean,
    ): Response {
      forPlatform(c);
      const params = shape.parse(c.var.params);
      const found = tables.all(kind).filter((object) => matches(object, params));
      return page(found, params, c.req.path);
    },
  };
}

export type V1Answers = ReturnType<typeof v1Answers>;

/** Payments belong to the platform here: charges made on a connected account itself are not played. */
export function forPlatform(c: StripeContext): void {
  if (c.var.account === null) return;
  throw new Refusal('The sandbox plays payments of the platform only: leave out Stripe-Account.', {}, true);
}
