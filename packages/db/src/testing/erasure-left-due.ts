import type { Database } from '../database.ts';

/** The state after a process was killed right after a deletion, or found the disk full. */
export async function erasureLeftDue(db: Database, since: string): Promise<void> {
  await db.write.insertInto('erasures').values({ id: 'left', due_since: since }).execute();
}
