import { type HeldLease, type Transaction, transact } from '@ticket-hub/db';
import type { FormerUser } from './former-users.ts';
import type { Imported, ImportPorts, Left } from './types.ts';

/** The state of one import. What must survive a crash are the imported rows themselves. */
export interface Run {
  readonly ports: ImportPorts;
  readonly dryRun: boolean;
  readonly lease: HeldLease;
  /** Accounts that several users come with. */
  readonly shared: ReadonlySet<string>;
  readonly counts: Omit<Imported, 'dryRun' | 'users' | 'aborted'>;
  /**
   * Of a dry run, the Clerk ids and accounts that would be here by now. Its memory grows with the users: a run that writes finds them in
   * the database.
   */
  readonly rehearsed: Set<string>;
}

/** Whether it is to be counted: not what a dry run has counted already, because it found it here no more. */
export function isFirst({ dryRun, rehearsed }: Run, id: string): boolean {
  if (!dryRun) return true;
  const first = !rehearsed.has(id);
  rehearsed.add(id);
  return first;
}

export function leave({ ports, counts }: Run, user: FormerUser, why: Left): void {
  counts.left[why] = (counts.left[why] ?? 0) + 1;
  ports.onLeft?.(user, why);
}

/** Checked before each step. Yields first: better-sqlite3 is synchronous and blocks the event loop. */
export async function mayContinue({ ports, lease }: Run): Promise<boolean> {
  await new Promise(setImmediate);
  return !ports.signal?.aborted && lease.held();
}

/** `transact`; a dry run does all of it, and then rolls it back. */
export async function write<T>({ ports: { db }, dryRun }: Run, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!dryRun) return await transact(db, work);
  try {
    return await transact(db, async (tx) => {
      throw new RolledBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}

class RolledBack<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('A dry run is rolled back');
    this.result = result;
  }
}
