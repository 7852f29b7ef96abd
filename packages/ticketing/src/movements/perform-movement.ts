import { type Database, transact } from '@ticket-hub/db';
import { idempotencyKeyAge } from '@ticket-hub/users';
import type { Moved, RefundSnapshot, Refused } from '../ports/payments.ts';
import type { PaymentPorts } from '../ports/ports.ts';
import { applyRefund } from './apply-refund.ts';
import { concludeRefund, dropNeedlessRefund, renewKey, waitForMovement } from './conclude-movement.ts';
import { levelShare } from './level-share.ts';
import { claimMovement, type DueMovement, type Performed, refundOf } from './movement.ts';
import { dueShare } from './share.ts';

/**
 * Has Stripe move what is due, once, however many sweeps are at it and wherever they die: the key is written down before
 * Stripe is called, so that a call without an answer is repeated and not done again. Where the key alone cannot tell
 * (it is forgotten, or an earlier attempt was refused) Stripe is first asked what came of it.
 */
export async function performMovement(db: Database, ports: PaymentPorts, id: string): Promise<Performed> {
  const due = await transact(db, (tx) => claimMovement(tx, id, ports.now()));
  if (!due) return 'taken';
  return due.kind === 'share' ? await levelShare(db, ports, due) : await performRefund(db, ports, due);
}

async function performRefund(db: Database, ports: PaymentPorts, due: DueMovement): Promise<Performed> {
  const { payments, now } = ports;
  if (due.amount === 0) return await transact(db, (tx) => dropNeedlessRefund(tx, due, now()));
  const answer = await attempt(db, due, ports);
  if (answer === 'unavailable') {
    await transact(db, (tx) => waitForMovement(tx, due, { now: now() }));
    return 'unavailable';
  }
  if ('refused' in answer) {
    // The reason may be a refund in Stripe's dashboard of which no event has come yet.
    const refunds = await payments.refundsOf({ paymentId: due.payment_id });
    if (refunds !== 'unavailable') for (const refund of refunds) await applyRefund(db, refund, now());
  }
  return await transact(db, (tx) => concludeRefund(tx, due, { answer, now: now() }));
}

async function attempt(db: Database, due: DueMovement, ports: PaymentPorts): Promise<Moved | Refused | 'unavailable'> {
  const earlier = await earlierRefund(db, due, ports);
  return earlier ?? (await ports.payments.refund(refundOf(due), due.key ?? due.id));
}

/** What has come of earlier attempts, where the key alone cannot tell. Undefined: it may be made. */
async function earlierRefund(
  db: Database,
  due: DueMovement,
  { payments, now }: PaymentPorts,
): Promise<RefundSnapshot | 'unavailable' | undefined> {
  const keyAge = idempotencyKeyAge(due.key_since ?? due.created_at, now());
  if (due.moved_id === null && due.refusals === 0 && keyAge === 'fresh') return undefined;
  const refunds = await payments.refundsOf({ paymentId: due.payment_id });
  if (refunds === 'unavailable') return refunds;
  const found = ownAmong(refunds, due.id);
  if (found && !isSpent(found, due)) return found;
  // It may have failed unheard, after an answer was lost: then what it took from the organizer is taken still.
  if (found) await transact(db, (tx) => dueShare(tx, due.order_id, now()));
  if (due.moved_id !== null || keyAge === 'expiring') return 'unavailable';
  if (keyAge === 'expired') await transact(db, (tx) => renewKey(tx, due, now()));
  return undefined;
}

/** One that failed under an earlier key moves nothing any more. */
function isSpent(found: RefundSnapshot, due: DueMovement): boolean {
  return found.state === 'failed' && found.movedId !== due.moved_id;
}

/** One that is done or under way before one that has failed; the latest of those. */
function ownAmong(refunds: RefundSnapshot[], reference: string): RefundSnapshot | undefined {
  const own = refunds.filter((refund) => refund.reference === reference);
  return own.find(({ state }) => state !== 'failed') ?? own[0];
}
