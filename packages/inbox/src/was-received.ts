import type { Reader } from '@ticket-hub/db';
import type { Delivery } from './delivery.ts';

/** True if a delivery has been processed. For idempotent work that cannot be done inside `receiveOnce`. */
export async function wasReceived(db: Reader, { source, id }: Delivery): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('outcome')
    .where('source', '=', source)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && row.outcome !== null;
}
