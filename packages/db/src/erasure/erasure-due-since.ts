import type { Database } from '../database.ts';

/** When the oldest pending erasure was requested; null when none is pending. */
export async function erasureDueSince({ read }: Database): Promise<string | null> {
  const row = await read
    .selectFrom('erasures')
    .select((eb) => eb.fn.min('due_since').as('since'))
    .executeTakeFirst();
  return row?.since ?? null;
}
