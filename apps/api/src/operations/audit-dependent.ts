import { actionsOf, type Reader } from '@ticket-hub/db';
import type { Dependent } from '@ticket-hub/users';

const MOST = 1_000;

/** The audit outlives the people whom it names by their ids: see `docs/decisions/013-the-audit-holds-ids.md`. */
export const auditDependent: Dependent = {
  name: 'operations',
  remove: async () => 0,
  export: exportOperations,
};

/** What operators did about somebody. By whom is another person's id. */
async function exportOperations(db: Reader, { clerkId }: { clerkId: string }): Promise<object> {
  const found = await actionsOf(db, { subject: clerkId, limit: MOST });
  const actions = found === 'invalid_cursor' ? [] : found.actions;
  return { operations: actions.map(({ at, action, outcome }) => ({ at, action, outcome })) };
}
