import type { Database } from '@ticket-hub/db';

/** How many users are here and not deleted. */
export async function countLocal(db: Database): Promise<number> {
  const row = await db.read
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}
