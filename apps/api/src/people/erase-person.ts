import { transact } from '@ticket-hub/db';
import { type ClerkDirectory, type Deleted, deleteUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';

export type Erased =
  /** Nothing was erased, neither there nor here. */
  { clerk: 'unavailable' } | ({ clerk: 'deleted' | 'unknown' } & Deleted);

interface Erasure {
  clerkId: string;
  /** Waits for no hold, and ends one that runs. */
  atOnce: boolean;
  /** The one for requests that somebody waits for, or the patient one. */
  directory: Pick<ClerkDirectory, 'deleteUser'>;
}

/** Deletes somebody at Clerk, then here, without waiting for the webhook. */
export async function erasePerson(
  { db, now, dependents }: Pick<Deps, 'db' | 'now' | 'dependents'>,
  { clerkId, atOnce, directory }: Erasure,
): Promise<Erased> {
  const clerk = await directory.deleteUser(clerkId);
  if (clerk === 'unavailable') return { clerk };
  const deleted = await transact(db, (tx) => deleteUser(tx, clerkId, { now: now(), dependents, atOnce }));
  return { clerk, ...deleted };
}
