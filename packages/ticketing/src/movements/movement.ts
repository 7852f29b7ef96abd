import type { Reader, Tables, Transaction } from '@ticket-hub/db';
import { type Selectable, sql } from 'kysely';
import { holdOrder } from '../orders/order.ts';
import type { Refund } from '../ports/payments.ts';
import { refundId } from '../tickets/owe-refunds.ts';
import { hasShare, leftToRefund } from './share.ts';

export type MovementRow = Selectable<Tables['movements']>;

/** A movement with what Stripe has to know of its order. */
export type DueMovement = MovementRow & {
  event_id: string;
  payment_id: string;
  account_id: string;
  currency: string;
  order_amount: number;
  order_fee: number;
};

/** level: nothing had to move. taken: another sweep performs it. */
export type Performed = 'moved' | 'level' | 'refused' | 'failed' | 'waiting' | 'unavailable' | 'taken';

export const MINUTE_MS = 60_000;

/** Longer than a call to Stripe lasts. Should one last longer, the key is the same, and nothing is done twice. */
const CLAIM_MS = 40_000;

/**
 * Claims a movement for one sweep and gives it an idempotency key. The claim runs out, also when the process is killed; the
 * next sweep goes on with the same key and the same values.
 */
export async function claimMovement(tx: Transaction, id: string, now: Date): Promise<DueMovement | undefined> {
  const at = now.toISOString();
  const row = await tx.selectFrom('movements').select('order_id').where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  await holdOrder(tx, row.order_id);
  const claimed = await tx
    .updateTable('movements')
    .set({ look_at: new Date(now.getTime() + CLAIM_MS).toISOString() })
    .where('id', '=', id)
    .where('status', '=', 'due')
    .where('look_at', '<=', at)
    .returningAll()
    .executeTakeFirst();
  if (!claimed) return undefined;
  if (claimed.key === null) await freeze(tx, claimed, at);
  return await findMovement(tx, id);
}

/** What a key stands for. A refusal ends it, and is counted: the next attempt has a key of its own. */
async function freeze(tx: Transaction, row: MovementRow, at: string): Promise<void> {
  const key = { key: sql<string>`id || '-' || refusals`, key_since: at };
  const values = row.kind === 'refund' ? await valuesOf(tx, row) : {};
  await tx
    .updateTable('movements')
    .set({ ...key, ...values })
    .where('id', '=', row.id)
    .execute();
}

async function valuesOf(tx: Transaction, row: MovementRow) {
  const order = await tx.selectFrom('orders').selectAll().where('id', '=', row.order_id).executeTakeFirstOrThrow();
  // Dashboard refunds that are no whole ticket leave less for the last of ours.
  const whole = row.id === refundId(row.subject_id) ? order.amount / order.quantity : row.amount;
  const amount = Math.min(whole, await leftToRefund(tx, order, row.id));
  // Stripe has refused it with the transfer, whatever the reason: by itself it may be possible.
  return { amount, alone: row.refusals > 0 || (await hasShare(tx, order.id)) ? 1 : 0 };
}

export async function findMovement(db: Reader, id: string): Promise<DueMovement | undefined> {
  return await db
    .selectFrom('movements')
    .innerJoin('orders', 'orders.id', 'movements.order_id')
    .selectAll('movements')
    .select(['orders.event_id', 'orders.payment_id', 'orders.account_id', 'orders.currency'])
    .select(['orders.amount as order_amount', 'orders.fee as order_fee'])
    .where('movements.id', '=', id)
    .$narrowType<{ payment_id: string; account_id: string; currency: string }>()
    .executeTakeFirst();
}

export function refundOf(row: DueMovement): Refund {
  const together = row.alone !== 1;
  return {
    reference: row.id,
    paymentId: row.payment_id,
    amount: row.amount,
    takes: { transfer: together, fee: together && row.order_fee > 0 },
  };
}
