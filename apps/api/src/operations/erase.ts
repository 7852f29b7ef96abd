import type { Deps } from '../deps.ts';
import { type Erased, erasePerson } from '../people/erase-person.ts';
import { recorded } from './recorded.ts';

interface Asked {
  actor: string;
  clerkId: string;
  atOnce: boolean;
}

/** Deletes somebody at Clerk and here, for an operator. */
export async function eraseAsOperator(deps: Deps, { actor, clerkId, atOnce }: Asked): Promise<Erased> {
  const { directory } = deps.reconcilePorts;
  const { erased } = await recorded(deps, { actor, action: 'user.erase', subject: clerkId }, async () => {
    const erased = await erasePerson(deps, { clerkId, atOnce, directory });
    return { outcome: 'outcome' in erased ? erased.outcome : erased.clerk, erased };
  });
  return erased;
}
