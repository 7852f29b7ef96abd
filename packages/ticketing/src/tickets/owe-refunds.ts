import type { Transaction } from '@ticket-hub/db';
import { sql } from 'kysely';
import { inScope, type TicketScope } from './ticket-scope.ts';

/** A ticket has one refund at most. */
export function refundId(ticketId: string): string {
  return `refund-${ticketId}`;
}

/**
 * Writes down a movement for each ticket of the scope that is `refund_due`. One that was dropped, because of a dispute
 * or a refund in Stripe's dashboard, is due again. Returns how many have become due.
 */
export async function oweRefunds(tx: Transaction, scope: TicketScope, now: Date): Promise<number> {
  const at = now.toISOString();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('movements')
    .columns(['id', 'kind', 'order_id', 'subject_id', 'amount', 'status', 'look_at', 'created_at'])
    .expression((eb) =>
      eb
        .selectFrom('tickets')
        .select([
          sql<string>`${sql.lit(refundId(''))} || id`.as('movement_id'),
          sql<'refund'>`'refund'`.as('kind'),
          'order_id',
          'id',
          'amount',
          sql<'due'>`'due'`.as('status'),
          eb.val(at).as('look_at'),
          eb.val(at).as('created_at'),
        ])
        .where(inScope(scope))
        .where('status', '=', 'refund_due'),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ status: 'due', look_at: at }).where('movements.status', '=', 'dropped'),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}
