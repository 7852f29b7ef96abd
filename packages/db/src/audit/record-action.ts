import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../database.ts';
import { transact } from '../transact.ts';

interface Begun {
  /** Who does it. */
  actor: string;
  action: string;
  /** The id of whom or what it is done to; null when it is about everything. */
  subject: string | null;
  at: Date;
}

/**
 * Does what an operator asked for and keeps who did it, and what came of it. It is written down before it begins: what
 * cannot be recorded does not happen, and what a dying process had begun is known.
 */
export async function recordAction<Result extends { outcome: string }>(
  db: Database,
  { actor, action, subject, at }: Begun,
  work: () => Promise<Result>,
): Promise<Result> {
  const id = randomUUIDv7();
  const row = { id, at: at.toISOString(), actor, action, subject, outcome: null };
  await transact(db, (tx) => tx.insertInto('audit').values(row).execute());
  const settle = async (outcome: string) =>
    await transact(db, (tx) => tx.updateTable('audit').set({ outcome }).where('id', '=', id).execute());
  try {
    const result = await work();
    await settle(result.outcome);
    return result;
  } catch (error) {
    await settle('failed').catch(() => {});
    throw error;
  }
}
