import type { NewSession, OpenedSession, SessionSnapshot } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';
import { NotPossible } from './client.ts';

/** The charge goes to the organizer's account, less the platform's fee. */
export async function openSession(stripe: Stripe, order: NewSession, webUrl: string): Promise<OpenedSession> {
  const page = `${webUrl}/events/${encodeURIComponent(order.eventId)}`;
  const params = {
    mode: 'payment',
    line_items: [
      {
        quantity: order.quantity,
        price_data: {
          currency: order.currency.toLowerCase(),
          unit_amount: order.price,
          product_data: { name: order.title },
        },
      },
    ],
    payment_intent_data: {
      ...(order.fee > 0 && feeOf(order)),
      transfer_data: { destination: order.accountId },
      metadata: { order_id: order.orderId },
    },
    metadata: { order_id: order.orderId },
    client_reference_id: order.orderId,
    expires_at: Math.floor(Date.parse(order.expiresAt) / 1000),
    success_url: `${page}?paid=1`,
    cancel_url: page,
  } satisfies Stripe.Checkout.SessionCreateParams;
  const { id, url } = await stripe.checkout.sessions.create(params, { idempotencyKey: order.orderId });
  if (url === null) throw new NotPossible('no_address');
  return { sessionId: id, url };
}

/** A typed function, because the compiler does not check spread objects for unknown fields. Stripe refuses a fee of zero. */
function feeOf({ fee }: NewSession) {
  return { application_fee_amount: fee } satisfies Stripe.Checkout.SessionCreateParams.PaymentIntentData;
}

export function sessionOf({ status, payment_status, payment_intent }: Stripe.Checkout.Session): SessionSnapshot {
  if (status === 'open') return { state: 'open' };
  if (status === 'expired') return { state: 'expired' };
  const payment = typeof payment_intent === 'object' ? payment_intent : null;
  if (payment_status === 'paid' && payment) return { state: 'paid', paymentId: payment.id };
  const failed = payment?.status === 'requires_payment_method' || payment?.status === 'canceled';
  return { state: failed ? 'failed' : 'processing' };
}
