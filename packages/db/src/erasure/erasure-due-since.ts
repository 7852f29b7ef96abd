import type { Database } from '../database.ts';

/** Since when something that was erased has still to leave the disk; null when nothing has. */
export async function erasureDueSince({ read }: Database): Promise<string | null> {
  const row = await read
    .selectFrom('erasures')
    .select((eb) => eb.fn.min('due_since').as('since'))
    .executeTakeFirst();
  return row?.since ?? null;
}
