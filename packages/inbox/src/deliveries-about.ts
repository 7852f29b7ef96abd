import type { Reader } from '@ticket-hub/db';

/** The deliveries in the ledger that name this subject. */
export async function deliveriesAbout(db: Reader, source: string, subject: string) {
  return await db
    .selectFrom('deliveries')
    .selectAll()
    .where('source', '=', source)
    .where('subject', '=', subject)
    .orderBy('received_at')
    .execute();
}
