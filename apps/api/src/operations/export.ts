import type { Deps } from '../deps.ts';
import { exportPerson } from '../people/export-person.ts';
import { recorded } from './recorded.ts';

interface Asked {
  actor: string;
  clerkId: string;
}

/** Everything held about somebody, for an operator. */
export async function exportAsOperator(deps: Deps, { actor, clerkId }: Asked) {
  const { held } = await recorded(deps, { actor, action: 'user.export', subject: clerkId }, async () => {
    const held = await exportPerson(deps, clerkId);
    return { outcome: held.user ? 'done' : 'unknown', held };
  });
  return held;
}
