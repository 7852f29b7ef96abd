import type { Deps } from '../deps.ts';
import { type RestoredPerson, restorePerson } from '../people/restore-person.ts';
import { recorded } from './recorded.ts';

interface Asked {
  actor: string;
  clerkId: string;
  as?: string | undefined;
}

/**
 * Undoes somebody's deletion, for an operator. `outcome` says in one word what came of it. With `as` it is recorded about both:
 * a payout account changes hands.
 */
export async function restoreAsOperator(
  deps: Deps,
  { actor, clerkId, as }: Asked,
): Promise<RestoredPerson & { outcome: string }> {
  const { directory } = deps.reconcilePorts;
  const restore = async () => {
    const answer = await restorePerson(deps, { clerkId, as, directory });
    return { ...answer, outcome: 'restored' in answer ? answer.restored.outcome : answer.clerk };
  };
  return await recorded(deps, { actor, action: 'user.restore', subject: clerkId }, () =>
    as === undefined ? restore() : recorded(deps, { actor, action: 'user.restore_as', subject: as }, restore),
  );
}
