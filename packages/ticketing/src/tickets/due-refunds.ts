import type { Transaction } from '@ticket-hub/db';
import { sql } from 'kysely';

type Scope = { eventId: string } | { orderId: string } | { ticketId: string };

/**
 * Writes down what is due for tickets that have become `refund_due`. A ticket has one refund at most: its id is the
 * ticket's. One that was dropped for a dispute is due again.
 */
export async function dueRefunds(tx: Transaction, scope: Scope, now: Date): Promise<number> {
  const at = now.toISOString();
  const [column, id] = columnOf(scope);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('movements')
    .columns(['id', 'kind', 'order_id', 'subject_id', 'amount', 'status', 'look_at', 'created_at'])
    .expression((eb) =>
      eb
        .selectFrom('tickets')
        .select([
          sql<string>`'refund-' || id`.as('movement_id'),
          sql<'refund'>`'refund'`.as('kind'),
          'order_id',
          'id',
          'amount',
          sql<'due'>`'due'`.as('status'),
          eb.val(at).as('look_at'),
          eb.val(at).as('created_at'),
        ])
        .where(column, '=', id)
        .where('status', '=', 'refund_due'),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ status: 'due', look_at: at }).where('movements.status', '=', 'dropped'),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

function columnOf(scope: Scope): ['event_id' | 'order_id' | 'id', string] {
  if ('eventId' in scope) return ['event_id', scope.eventId];
  return 'orderId' in scope ? ['order_id', scope.orderId] : ['id', scope.ticketId];
}
