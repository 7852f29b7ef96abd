import type Stripe from 'stripe';

/**
 * An object as the API answers it, with an id wherever the caller may ask for the whole: the types say both. Taken from
 * the SDK, so that a field Stripe sends cannot be forgotten here.
 */
type Unexpanded<T> = { [K in keyof T]: Exclude<T[K], { id: string; object: string }> };

export type Account = Stripe.V2.Core.Account;
export type ApplicationFee = Unexpanded<Stripe.ApplicationFee>;
export type BalanceTransaction = Unexpanded<Stripe.BalanceTransaction>;
export type Charge = Unexpanded<Stripe.Charge>;
export type CheckoutSession = Unexpanded<Stripe.Checkout.Session>;
export type Dispute = Unexpanded<Stripe.Dispute>;
export type FeeRefund = Unexpanded<Stripe.FeeRefund>;
export type LineItem = Stripe.LineItem;
export type PaymentIntent = Unexpanded<Stripe.PaymentIntent>;
export type Payout = Unexpanded<Stripe.Payout>;
export type Refund = Unexpanded<Stripe.Refund>;
export type Transfer = Unexpanded<Stripe.Transfer>;
export type TransferReversal = Unexpanded<Stripe.TransferReversal>;

/** Every kind of object of the v1 API that is kept, by the name it gives itself. */
export interface StripeObjects {
  application_fee: ApplicationFee;
  balance_transaction: BalanceTransaction;
  charge: Charge;
  'checkout.session': CheckoutSession;
  dispute: Dispute;
  fee_refund: FeeRefund;
  payment_intent: PaymentIntent;
  payout: Payout;
  refund: Refund;
  transfer: Transfer;
  transfer_reversal: TransferReversal;
}

export type ObjectKind = keyof StripeObjects;
