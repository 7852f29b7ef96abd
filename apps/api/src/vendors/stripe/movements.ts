import type { Moved, Movement } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';
import { NotPossible } from './client.ts';

/** Moves money back, naming the movement in the metadata so that it can be found again without its key. */
export async function move(stripe: Stripe, movement: Movement, idempotencyKey: string): Promise<Moved> {
  const { kind, reference, paymentId, accountId, amount, currency } = movement;
  const metadata = { movement: reference };
  switch (kind) {
    case 'refund': {
      const refund = await stripe.refunds.create(
        { payment_intent: paymentId, amount, reverse_transfer: true, refund_application_fee: true, metadata },
        { idempotencyKey },
      );
      return refundOf(refund);
    }
    case 'reversal': {
      const transfer = await transferOf(stripe, paymentId);
      const { id } = await stripe.transfers.createReversal(
        transfer,
        { amount, refund_application_fee: true, metadata },
        { idempotencyKey },
      );
      return { movedId: id, state: 'done' };
    }
    case 'return': {
      const { id } = await stripe.transfers.create(
        { amount, currency: currency.toLowerCase(), destination: accountId, metadata },
        { idempotencyKey },
      );
      return { movedId: id, state: 'done' };
    }
  }
}

/** What came of a movement whose answer was lost: one that is done or under way before one that has failed. */
export async function findMoved(stripe: Stripe, movement: Movement): Promise<Moved | 'none'> {
  const found: Moved[] = [];
  for await (const moved of candidates(stripe, movement)) {
    if (moved.metadata?.movement !== movement.reference) continue;
    found.push(moved.object === 'refund' ? refundOf(moved) : { movedId: moved.id, state: 'done' });
  }
  return found.find(({ state }) => state !== 'failed') ?? found[0] ?? 'none';
}

async function* candidates(
  stripe: Stripe,
  { kind, paymentId, accountId }: Movement,
): AsyncGenerator<Stripe.Refund | Stripe.TransferReversal | Stripe.Transfer> {
  const limit = 100;
  if (kind === 'refund') yield* stripe.refunds.list({ payment_intent: paymentId, limit });
  else if (kind === 'return') yield* stripe.transfers.list({ destination: accountId, limit });
  else yield* stripe.transfers.listReversals(await transferOf(stripe, paymentId), { limit });
}

function refundOf({ id, status }: Stripe.Refund): Moved {
  if (status === 'succeeded') return { movedId: id, state: 'done' };
  return { movedId: id, state: status === 'failed' || status === 'canceled' ? 'failed' : 'pending' };
}

/** The transfer that a destination charge made. */
async function transferOf(stripe: Stripe, paymentId: string): Promise<string> {
  const { latest_charge } = await stripe.paymentIntents.retrieve(paymentId, { expand: ['latest_charge'] });
  const transfer = typeof latest_charge === 'object' ? latest_charge?.transfer : undefined;
  if (!transfer) throw new NotPossible('no_transfer');
  return typeof transfer === 'string' ? transfer : transfer.id;
}
