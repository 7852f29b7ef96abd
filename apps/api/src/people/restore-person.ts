import { transact } from '@ticket-hub/db';
import { type ClerkDirectory, type Restored, restoreUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';

export type RestoredPerson =
  | { clerk: 'known' | 'unknown'; restored: Restored }
  /** Nothing was restored: Clerk did not say whom it knows, or does not know the one to restore them as. */
  | { clerk: 'unavailable' | 'invalid' | 'unknown_as' };

interface Restoration {
  clerkId: string;
  /** Who they are at Clerk now, if they had to sign up anew. */
  as?: string | undefined;
  directory: Pick<ClerkDirectory, 'getUser'>;
}

/** Undoes a deletion with what Clerk knows now; see `restoreUser` for what that can bring back. */
export async function restorePerson(
  { db, now, dependents }: Pick<Deps, 'db' | 'now' | 'dependents'>,
  { clerkId, as, directory }: Restoration,
): Promise<RestoredPerson> {
  const known = await directory.getUser(as ?? clerkId);
  if (known === 'unavailable' || known === 'invalid') return { clerk: known };
  if (known === 'unknown' && as !== undefined) return { clerk: 'unknown_as' };
  const restored = await transact(db, (tx) => restoreUser(tx, clerkId, { known, now: now(), dependents }));
  return { clerk: known === 'unknown' ? 'unknown' : 'known', restored };
}
