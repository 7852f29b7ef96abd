import type { Reader, Tables, Transaction } from '@ticket-hub/db';
import { type Selectable, sql } from 'kysely';
import type { Movement } from './payments.ts';

export type MovementRow = Selectable<Tables['movements']>;

/** A movement with what Stripe has to know of its order. */
export type DueMovement = MovementRow & { payment_id: string; account_id: string; currency: string };

/** Longer than any call to Stripe lasts. */
const CLAIM_MS = 10 * 60_000;

/**
 * Takes a movement up: it has a key from now on, and is nobody else's until the claim has run out, which it does when
 * the process is killed. Whoever takes it up then goes on with the same key.
 */
export async function claimMovement(tx: Transaction, id: string, now: Date): Promise<DueMovement | undefined> {
  const at = now.toISOString();
  const claimed = await tx
    .updateTable('movements')
    .set((eb) => ({
      // A refusal ends a key, and is counted: the next attempt has a key of its own.
      key: eb.fn.coalesce('key', sql<string>`id || '-' || refusals`),
      key_since: eb.fn.coalesce('key_since', eb.val(at)),
      look_at: new Date(now.getTime() + CLAIM_MS).toISOString(),
    }))
    .where('id', '=', id)
    .where('status', '=', 'due')
    .where('look_at', '<=', at)
    .returning('id')
    .executeTakeFirst();
  return claimed && (await findMovement(tx, id));
}

export async function findMovement(db: Reader, id: string): Promise<DueMovement | undefined> {
  return await db
    .selectFrom('movements')
    .innerJoin('orders', 'orders.id', 'movements.order_id')
    .selectAll('movements')
    .select(['orders.payment_id', 'orders.account_id', 'orders.currency'])
    .where('movements.id', '=', id)
    .$narrowType<{ payment_id: string; account_id: string; currency: string }>()
    .executeTakeFirst();
}

export function forStripe(row: DueMovement): Movement {
  return {
    kind: row.kind,
    reference: row.id,
    paymentId: row.payment_id,
    accountId: row.account_id,
    amount: row.amount,
    currency: row.currency,
  };
}
