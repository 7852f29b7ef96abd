import type { DisputeSnapshot, Payments } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';
import type { Logger } from '../../observe/log.ts';
import { type Answer, unlessNotFound } from './client.ts';
import { disputeOf } from './disputes.ts';
import { A_SECOND, AT_ONCE, pace } from './pace.ts';
import { createRefund, listRefunds, refundOf } from './refunds.ts';
import { openSession, sessionOf } from './sessions.ts';
import { getShare, giveBack, takeBack } from './shares.ts';

interface Options {
  answer: Answer;
  log: Logger;
  webUrl: string;
}

/** Checkout as destination charges, refunds, transfers and disputes. https://docs.stripe.com/connect/destination-charges */
export function stripePayments(stripe: Stripe, { answer, log, webUrl }: Options): Payments {
  const turn = pace(A_SECOND);

  /** For the many requests of sweeps: rate limited. */
  const inTurn: Answer = async (question) => {
    await turn();
    return await answer(question);
  };

  /** For reads, where a refusal tells nothing: also `unavailable`. */
  async function known<T>(question: () => Promise<T>): Promise<T | 'unavailable'> {
    const answered = await inTurn(async () => ({ value: await question() }));
    return typeof answered === 'object' && 'value' in answered ? answered.value : 'unavailable';
  }

  function read(dispute: Stripe.Dispute): DisputeSnapshot | 'inquiry' | 'unknown_status' {
    const snapshot = disputeOf(dispute);
    if (snapshot === 'unknown_status')
      log.error({ dispute: dispute.id, status: dispute.status }, 'A dispute has an unknown status');
    return snapshot;
  }

  return {
    atOnce: AT_ONCE,
    openSession: (order) => answer(() => openSession(stripe, order, webUrl)),

    getSession: (sessionId) =>
      known(async () => {
        const expand = { expand: ['payment_intent'] };
        const session = await stripe.checkout.sessions.retrieve(sessionId, expand).catch(unlessNotFound);
        return session === 'unknown' ? session : sessionOf(session);
      }),

    async expireSession(sessionId) {
      // Refused: the session is no longer open, so there is nothing to expire.
      const ended = await inTurn(() => stripe.checkout.sessions.expire(sessionId));
      return ended === 'unavailable' ? ended : 'done';
    },

    refund: (refund, key) => inTurn(() => createRefund(stripe, refund, key)),
    getRefund: (refundId) =>
      known(async () => {
        const refund = await stripe.refunds.retrieve(refundId).catch(unlessNotFound);
        return refund === 'unknown' ? refund : (refundOf(refund) ?? 'unknown');
      }),
    refundsOf: (of) =>
      known(() => listRefunds(stripe, 'paymentId' in of ? { payment_intent: of.paymentId } : { charge: of.chargeId })),
    refundsSince: (since) => known(() => listRefunds(stripe, { created: { gte: seconds(since) } })),

    getShare: (share) => known(() => getShare(stripe, share)),
    takeBack: (share, part, key) => inTurn(() => takeBack(stripe, share, { ...part, key })),
    giveBack: (share, amount, key) => inTurn(() => giveBack(stripe, share, { amount, key })),

    async getDispute(disputeId) {
      const dispute = await known(() => stripe.disputes.retrieve(disputeId).catch(unlessNotFound));
      if (typeof dispute === 'string') return dispute;
      const snapshot = read(dispute);
      // Unknown statuses are retried until the code handles them.
      if (snapshot === 'unknown_status') return 'unavailable';
      return snapshot === 'inquiry' ? 'unknown' : snapshot;
    },

    disputesSince: (since) =>
      known(async () => {
        const disputes: DisputeSnapshot[] = [];
        for await (const dispute of stripe.disputes.list({ created: { gte: seconds(since) }, limit: 100 })) {
          const snapshot = read(dispute);
          if (typeof snapshot === 'object') disputes.push(snapshot);
        }
        return disputes;
      }),
  };
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
