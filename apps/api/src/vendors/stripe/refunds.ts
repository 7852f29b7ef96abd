import type { Moved, Refund, RefundSnapshot } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';

/** Refunds a ticket. Its metadata names the ticket, so that it can be found without the idempotency key. */
export async function createRefund(stripe: Stripe, refund: Refund, idempotencyKey: string): Promise<Moved> {
  const { reference, paymentId, amount, takes } = refund;
  const params = {
    payment_intent: paymentId,
    amount,
    // `satisfies` on each part, because the compiler does not check spread objects for unknown fields.
    ...(takes.transfer && ({ reverse_transfer: true } satisfies Stripe.RefundCreateParams)),
    ...(takes.fee && ({ refund_application_fee: true } satisfies Stripe.RefundCreateParams)),
    metadata: { movement: reference },
  } satisfies Stripe.RefundCreateParams;
  return movedBy(await stripe.refunds.create(params, { idempotencyKey }));
}

export async function listRefunds(stripe: Stripe, which: Stripe.RefundListParams): Promise<RefundSnapshot[]> {
  const found: (RefundSnapshot | undefined)[] = [];
  for await (const refund of stripe.refunds.list({ ...which, limit: 100 })) found.push(refundOf(refund));
  return found.filter((one) => one !== undefined);
}

/** Undefined for a refund without a payment intent, which does not belong to a checkout. */
export function refundOf(refund: Stripe.Refund): RefundSnapshot | undefined {
  const { payment_intent, amount, metadata } = refund;
  const paymentId = typeof payment_intent === 'string' ? payment_intent : payment_intent?.id;
  if (paymentId === undefined) return undefined;
  return { ...movedBy(refund), paymentId, amount, reference: metadata?.movement ?? null };
}

function movedBy({ id, status }: Stripe.Refund): Moved {
  if (status === 'succeeded') return { movedId: id, state: 'done' };
  return { movedId: id, state: status === 'failed' || status === 'canceled' ? 'failed' : 'pending' };
}
