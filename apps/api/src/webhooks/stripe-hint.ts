import Stripe from 'stripe';
import type { StripeEvent } from './stripe-event.ts';

/** The kinds of object that are retrieved from Stripe. */
export type HintKind = 'account' | 'charge' | 'checkout' | 'deauthorization' | 'dispute' | 'payout' | 'refund';

/** The object that may have changed at Stripe, according to an event. */
export interface Hint {
  kind: HintKind;
  /** The id of the event's object, or of its account where only the account matters. */
  id: string;
  /** The order named in a checkout's metadata. */
  orderId: string | undefined;
}

/** Every type that Stripe sends both as a snapshot and, under `v1.` and its name, as a thin notification. */
type Twin = Stripe.V2.Core.Event['type'] extends infer Thin ? (Thin extends `v1.${infer Type}` ? Type : never) : never;

/** The types of event to subscribe to, besides `v2.core.account*`, and what each one is about. */
export const kinds = {
  'account.application.deauthorized': 'deauthorization',
  'account.updated': 'account',
  'charge.dispute.closed': 'dispute',
  'charge.dispute.created': 'dispute',
  'charge.dispute.funds_reinstated': 'dispute',
  'charge.dispute.funds_withdrawn': 'dispute',
  'charge.dispute.updated': 'dispute',
  'charge.refund.updated': 'refund',
  'charge.refunded': 'charge',
  'checkout.session.async_payment_failed': 'checkout',
  'checkout.session.async_payment_succeeded': 'checkout',
  'checkout.session.completed': 'checkout',
  'checkout.session.expired': 'checkout',
  'payout.failed': 'payout',
  'payout.paid': 'payout',
  'refund.created': 'refund',
  'refund.failed': 'refund',
  'refund.updated': 'refund',
} as const satisfies { [Type in Twin & Stripe.Event['type']]?: HintKind };

/** Undefined when the event is about nothing that is stored here. */
export function hintOf(event: StripeEvent): Hint | undefined {
  const kind = kindOf(event);
  const object = event.related_object ?? event.data?.object;
  const id = kind === 'deauthorization' || kind === 'payout' ? accountOf(event) : object?.id;
  if (kind === undefined || !id) return undefined;
  return { kind, id, orderId: event.data?.object?.metadata?.order_id };
}

function kindOf({ object, type, related_object }: StripeEvent): HintKind | undefined {
  // All events of an account, because each part of it has its own types.
  if (related_object?.type === 'v2.core.account') return 'account';
  const name = object === 'event' ? type : type.replace(/^v1\./, '');
  return isKnown(name) ? kinds[name] : undefined;
}

function isKnown(type: string): type is keyof typeof kinds {
  return Object.hasOwn(kinds, type);
}

/** The connected account that an event comes from. */
function accountOf({ account, context }: StripeEvent): string | undefined {
  return account ?? Stripe.StripeContext.parse(context).segments.at(-1);
}
