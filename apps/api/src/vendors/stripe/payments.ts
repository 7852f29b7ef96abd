import type { DisputeSnapshot, Payments, SessionSnapshot } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';
import { type Answer, NotPossible, unlessNotFound } from './client.ts';
import { findMoved, move } from './movements.ts';

type PaymentIntentData = Stripe.Checkout.SessionCreateParams.PaymentIntentData;

/** Checkout as destination charges, refunds, transfers and disputes. https://docs.stripe.com/connect/destination-charges */
export function stripePayments(stripe: Stripe, answer: Answer, webUrl: string): Payments {
  return {
    openSession: (order) =>
      answer(async () => {
        const page = `${webUrl}/events/${encodeURIComponent(order.eventId)}`;
        const { id, url } = await stripe.checkout.sessions.create(
          {
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
              ...(order.fee > 0 && ({ application_fee_amount: order.fee } satisfies PaymentIntentData)),
              transfer_data: { destination: order.accountId },
              metadata: { order_id: order.orderId },
            },
            metadata: { order_id: order.orderId },
            client_reference_id: order.orderId,
            expires_at: Math.floor(Date.parse(order.expiresAt) / 1000),
            success_url: `${page}?paid=1`,
            cancel_url: page,
          },
          { idempotencyKey: order.orderId },
        );
        if (url === null) throw new NotPossible('no_address');
        return { sessionId: id, url };
      }),

    async getSession(sessionId) {
      const session = await answer(() =>
        stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] }).catch(unlessNotFound),
      );
      if (session === 'unknown') return session;
      return typeof session === 'object' && 'id' in session ? sessionOf(session) : 'unavailable';
    },

    async expireSession(sessionId) {
      // Refused: it is not open any more, and there is nothing to end.
      const ended = await answer(() => stripe.checkout.sessions.expire(sessionId));
      return ended === 'unavailable' ? ended : 'done';
    },

    move: (movement, key) => answer(() => move(stripe, movement, key)),

    async findMoved(movement) {
      const found = await answer(() => findMoved(stripe, movement));
      return typeof found === 'object' && 'refused' in found ? 'unavailable' : found;
    },

    async getDispute(disputeId) {
      const dispute = await answer(() => stripe.disputes.retrieve(disputeId).catch(unlessNotFound));
      if (dispute === 'unknown' || dispute === 'unavailable' || 'refused' in dispute) {
        return dispute === 'unknown' ? dispute : 'unavailable';
      }
      return disputeOf(dispute) ?? 'unknown';
    },

    async disputesSince(since) {
      const created: Stripe.RangeQueryParam = { gte: Math.floor(since.getTime() / 1000) };
      const found = await answer(async () => {
        const disputes: DisputeSnapshot[] = [];
        for await (const dispute of stripe.disputes.list({ created, limit: 100 })) {
          disputes.push(...[disputeOf(dispute)].filter((one) => one !== undefined));
        }
        return disputes;
      });
      return Array.isArray(found) ? found : 'unavailable';
    },
  };
}

function sessionOf({ status, payment_status, payment_intent }: Stripe.Checkout.Session): SessionSnapshot {
  if (status === 'open') return { state: 'open' };
  if (status === 'expired') return { state: 'expired' };
  const payment = typeof payment_intent === 'object' ? payment_intent : null;
  if (payment_status === 'paid' && payment) return { state: 'paid', paymentId: payment.id };
  const failed = payment?.status === 'requires_payment_method' || payment?.status === 'canceled';
  return { state: failed ? 'failed' : 'processing' };
}

/** Undefined for an inquiry: no money has moved. */
function disputeOf({ id, payment_intent, amount, status }: Stripe.Dispute): DisputeSnapshot | undefined {
  const paymentId = typeof payment_intent === 'string' ? payment_intent : payment_intent?.id;
  if (paymentId === undefined || status.startsWith('warning_')) return undefined;
  return { disputeId: id, paymentId, amount, status: status === 'won' ? 'won' : status === 'lost' ? 'lost' : 'open' };
}
