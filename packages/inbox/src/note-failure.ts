import { type Database, transact } from '@ticket-hub/db';
import { type Delivery, ledgerRow } from './delivery.ts';

/** Records that a delivery failed, and its error code, for operators. Never overwrites a success. */
export async function noteFailure(db: Database, delivery: Delivery, error: string): Promise<void> {
  await transact(db, (tx) =>
    tx
      .insertInto('deliveries')
      .values({ ...ledgerRow(delivery), error, attempts: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['source', 'id'])
          .doUpdateSet((eb) => ({
            error,
            attempts: eb('deliveries.attempts', '+', 1),
            received_at: eb.ref('excluded.received_at'),
          }))
          .where('deliveries.outcome', 'is', null),
      )
      .execute(),
  );
}
