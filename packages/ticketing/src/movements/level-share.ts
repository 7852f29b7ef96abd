import { type Database, type Reader, transact } from '@ticket-hub/db';
import type { Payments, Refused, Share, ShareOf } from '../ports/payments.ts';
import type { PaymentPorts } from '../ports/ports.ts';
import { finishShare, waitForMovement } from './conclude-movement.ts';
import type { DueMovement, Performed } from './movement.ts';
import { refuseMovement } from './refuse-movement.ts';
import { dueToOrganizer, shareId } from './share.ts';

/** More transfers than one payment has. */
const MOST_MOVES = 10;

/**
 * Brings what the organizer holds of a payment to what they should hold, over all its transfers. Nothing of it is
 * remembered: Stripe is asked before each move, and the idempotency key names the state that was seen, so that of that
 * state nothing can move twice, however many sweeps are at it and wherever they die.
 */
export async function levelShare(db: Database, ports: PaymentPorts, due: DueMovement): Promise<Performed> {
  const { payments, now } = ports;
  const of: ShareOf = {
    reference: shareId(due.order_id),
    paymentId: due.payment_id,
    accountId: due.account_id,
    currency: due.currency,
    alsoSent: await sentBefore(db.read, due.order_id),
  };
  for (let moves = 0; moves < MOST_MOVES; moves++) {
    const share = await payments.getShare(of);
    if (share === 'unavailable') break;
    const order = { id: due.order_id, amount: due.order_amount, fee: due.order_fee };
    const excess = share.held - (await dueToOrganizer(db.read, order));
    if (excess === 0) {
      await transact(db, (tx) => finishShare(tx, due));
      return moves > 0 ? 'moved' : 'level';
    }
    const answer = await move(payments, { of, share, excess, key: keyOf(due, share) });
    if (answer === 'unavailable') break;
    if (answer === 'done') continue;
    return await transact(db, (tx) => refuseMovement(tx, due, { code: answer.refused, now: now() }));
  }
  await transact(db, (tx) => waitForMovement(tx, due, { now: now() }));
  return 'unavailable';
}

async function sentBefore(db: Reader, orderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('movements')
    .select('moved_id')
    .where('order_id', '=', orderId)
    .where('kind', '=', 'return')
    .where('moved_id', 'is not', null)
    .$narrowType<{ moved_id: string }>()
    .execute();
  return rows.map(({ moved_id }) => moved_id);
}

interface Move {
  of: ShareOf;
  share: Share;
  /** Below zero: they lack it. */
  excess: number;
  key: string;
}

async function move(payments: Payments, { of, share, excess, key }: Move): Promise<'done' | Refused | 'unavailable'> {
  if (excess < 0) return await payments.giveBack(of, -excess, key);
  const [most] = share.transfers.toSorted((a, b) => b.left - a.left);
  if (!most || most.left === 0) return { refused: 'nothing_to_take_back' };
  return await payments.takeBack(of, { transferId: most.transferId, amount: Math.min(excess, most.left) }, key);
}

/** Stripe repeats a refusal under the same key, so each has the next one. */
function keyOf({ id, refusals }: DueMovement, { sent, reversed }: Share): string {
  return `${id}-${sent}-${reversed}-${refusals}`;
}
