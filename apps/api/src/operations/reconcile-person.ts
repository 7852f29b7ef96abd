import { type Reconciled, reconcileUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { recorded } from './recorded.ts';

interface Asked {
  actor: string;
  clerkId: string;
  dryRun?: boolean;
}

/** Asks Clerk about somebody and takes over what it says. A dry run changes nothing and is not recorded. */
export async function reconcilePerson(
  deps: Deps,
  { actor, clerkId, dryRun = false }: Asked,
): Promise<Reconciled & { outcome: string }> {
  const work = async () => {
    // The brake is for many.
    const result = await reconcileUser(deps.reconcilePorts, clerkId, { dryRun, maxDeletes: 100 });
    return { outcome: outcomeOf(result), ...result };
  };
  if (dryRun) return await work();
  return await recorded(deps, { actor, action: 'user.reconcile', subject: clerkId }, work);
}

function outcomeOf({ aborted, invalid, created, updated, deleted }: Reconciled): string {
  if (aborted !== null) return aborted;
  if (invalid > 0) return 'invalid';
  if (created > 0) return 'created';
  if (deleted > 0) return 'deleted';
  return updated > 0 ? 'updated' : 'unchanged';
}
