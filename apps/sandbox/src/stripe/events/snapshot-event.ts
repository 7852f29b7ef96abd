import type Stripe from 'stripe';
import { apiVersion } from '../api-version.ts';
import { stripeId } from '../stripe-id.ts';
import type { StripeObjects } from '../stripe-object.ts';

/** An event of the v1 API: it carries the object as it was. */
export interface SnapshotEvent {
  id: string;
  object: 'event';
  /** The connected account it is about, if it comes from one. */
  account?: string;
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: Record<string, unknown> };
  livemode: boolean;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

interface Carried {
  'account.updated': Stripe.Account;
  'account.application.deauthorized': { id: string; object: 'application'; name: string };
  'charge.dispute.closed': StripeObjects['dispute'];
  'charge.dispute.created': StripeObjects['dispute'];
  'charge.dispute.funds_reinstated': StripeObjects['dispute'];
  'charge.dispute.funds_withdrawn': StripeObjects['dispute'];
  'charge.dispute.updated': StripeObjects['dispute'];
  'charge.refunded': StripeObjects['charge'];
  'checkout.session.async_payment_failed': StripeObjects['checkout.session'];
  'checkout.session.async_payment_succeeded': StripeObjects['checkout.session'];
  'checkout.session.completed': StripeObjects['checkout.session'];
  'checkout.session.expired': StripeObjects['checkout.session'];
  'payout.created': StripeObjects['payout'];
  'payout.failed': StripeObjects['payout'];
  'payout.paid': StripeObjects['payout'];
  'payout.updated': StripeObjects['payout'];
  'refund.created': StripeObjects['refund'];
  'refund.failed': StripeObjects['refund'];
  'refund.updated': StripeObjects['refund'];
  'transfer.reversed': StripeObjects['transfer'];
}

export type SnapshotType = keyof Carried;

export interface EmitOptions {
  account?: string;
  previous?: Record<string, unknown>;
}

export type Emit = <T extends SnapshotType>(type: T, object: Carried[T], options?: EmitOptions) => void;

export interface EventSetting {
  now: number;
  livemode: boolean;
}

export function createSnapshotEvent(type: string, object: object, setting: EventSetting, options: EmitOptions = {}) {
  const { account, previous } = options;
  const event: SnapshotEvent = {
    id: stripeId('evt'),
    object: 'event',
    ...(account !== undefined && { account }),
    api_version: apiVersion,
    created: Math.floor(setting.now / 1000),
    data: { object, ...(previous && { previous_attributes: previous }) },
    livemode: setting.livemode,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  return event;
}
