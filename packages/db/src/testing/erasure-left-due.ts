import type { Database } from '../database.ts';

/** As a process leaves it that was killed after a deletion, or that finds no room on the disk. */
export async function erasureLeftDue(db: Database, since: string): Promise<void> {
  await db.write.insertInto('erasures').values({ id: 'left', due_since: since }).execute();
}
