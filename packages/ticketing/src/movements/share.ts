import type { Reader, Tables, Transaction } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { laterThan, type OrderRow } from '../orders/order.ts';
import { ATTEMPTS } from './transitions.ts';

/*
 * Who bears what. Of a payment of `amount` with the fee `fee`, let `kept` be what is left when everything is taken off
 * that went back or is due to go back to the buyer: our refunds, those made in Stripe's dashboard, and the disputes that
 * are not won. Then the organizer holds `kept` less the fee's share of it, the platform that share, to the cent, whoever
 * moved what, in which order, and over however many transfers. Stripe's own charges are the platform's.
 *
 * A refund of ours takes the organizer's part along, in one request, for as long as nothing else has happened to the
 * payment. From the first dispute or dashboard refund on, refunds go out alone, and a row `share-<order>` has the share
 * levelled: Stripe is asked what the organizer holds, and the difference is reversed or sent. The application fee that
 * Stripe took with the payment is not touched then: the amount that is reversed or sent is the one that makes both sides
 * right while it stays where it is.
 */

export function shareId(orderId: string): string {
  return `share-${orderId}`;
}

/** Something has happened to the order's payment that its organizer's share has to follow. */
export async function dueShare(tx: Transaction, orderId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx
    .insertInto('movements')
    .values({
      ...{ id: shareId(orderId), kind: 'share', order_id: orderId, subject_id: orderId, amount: 0 },
      ...{ status: 'due', look_at: at, created_at: at },
    })
    .onConflict((conflict) =>
      // Always another time, so that a sweep that is levelling it sees the change and does not finish it.
      conflict.column('id').doUpdateSet((eb) => ({
        status: 'due',
        look_at: eb.case().when('movements.look_at', '=', at).then(laterThan(at, 1)).else(at).end(),
        patience: eb('movements.refusals', '+', ATTEMPTS),
      })),
    )
    .execute();
}

/** Whether what happened to the payment keeps its refunds from taking the transfer along. */
export async function hasShare(db: Reader, orderId: string): Promise<boolean> {
  const row = await db.selectFrom('movements').select('id').where('id', '=', shareId(orderId)).executeTakeFirst();
  return row !== undefined;
}

/** What the organizer should hold of the payment. */
export async function dueToOrganizer(db: Reader, order: Pick<OrderRow, 'id' | 'amount' | 'fee'>): Promise<number> {
  const { refunds, dashboard, disputes } = await returnsOf(db, order.id);
  const { kept, fee } = keptOf(order, sum(refunds) + sum(dashboard) + sum(disputes));
  return kept - fee;
}

/** What is left of a payment of which so much went back, and the platform's part of that. */
export function keptOf({ amount, fee }: Pick<OrderRow, 'amount' | 'fee'>, returned: number) {
  const kept = Math.max(0, amount - returned);
  // Whole tickets have whole fees; of what is no whole ticket, the platform's part is rounded down.
  return { kept, fee: amount === 0 ? 0 : Math.floor((fee * kept) / amount) };
}

/** What is left to refund, besides what the refund of that id is to give back. */
export async function leftToRefund(
  db: Reader,
  order: Pick<OrderRow, 'id' | 'amount'>,
  refundId: string,
): Promise<number> {
  const { refunds, dashboard } = await returnsOf(db, order.id);
  const others = refunds.filter(({ id, status, key }) => id !== refundId && (status === 'done' || key !== null));
  return Math.max(0, order.amount - sum(others) - sum(dashboard));
}

/** All that went back, or is to go back, to the buyer. */
async function returnsOf(db: Reader, orderId: string) {
  const refunds = await db
    .selectFrom('movements')
    .select(['id', 'amount', 'status', 'key'])
    .where('order_id', '=', orderId)
    .where('kind', '=', 'refund')
    .where('status', '!=', 'dropped')
    .execute();
  const dashboard = await standingRefunds(db, orderId);
  return { refunds, dashboard, disputes: await standingDisputes(db, orderId) };
}

/** Those that are not won: open, appealed, and lost. */
export async function standingDisputes(db: Reader, orderId: string): Promise<Selectable<Tables['disputes']>[]> {
  return await db
    .selectFrom('disputes')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('status', '!=', 'won')
    .execute();
}

/** Refunds of ours that Stripe has made. */
export async function doneRefunds(db: Reader, orderId: string): Promise<{ amount: number }[]> {
  return await db
    .selectFrom('movements')
    .select('amount')
    .where('order_id', '=', orderId)
    .where('kind', '=', 'refund')
    .where('status', '=', 'done')
    .execute();
}

export async function standingRefunds(db: Reader, orderId: string): Promise<Selectable<Tables['dashboard_refunds']>[]> {
  return await db
    .selectFrom('dashboard_refunds')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('status', '=', 'standing')
    .execute();
}

export function sum(rows: { amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}
