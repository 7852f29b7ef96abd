import { transact } from '@ticket-hub/db';
import { applySnapshot } from '../apply-snapshot.ts';
import type { ClerkUser } from '../clerk-user.ts';
import type { UserRow } from '../content.ts';
import { type Upserted, upsertUser } from '../upsert-user.ts';
import { compare } from './compare.ts';
import type { ReconcileOptions, ReconcilePorts } from './types.ts';

export type Applied = 'created' | 'updated' | 'unchanged' | 'invalid';

interface Applying {
  ports: ReconcilePorts;
  options: ReconcileOptions;
}

/** Updates one row to what Clerk returned, given the row as it was; a dry run only returns what would happen. */
export async function applyOne(
  { ports, options }: Applying,
  user: ClerkUser,
  row: UserRow | undefined,
): Promise<Applied | 'unavailable'> {
  const { db, directory, now } = ports;
  const difference = compare(user, row, now());
  if (options.dryRun || difference.next === 'nothing') return difference.outcome;
  const { outcome } = await applySnapshot(user, directory, (shown, over) =>
    transact(db, (tx) => upsertUser(tx, shown, { now: now(), over })),
  );
  return outcome === 'invalid' || outcome === 'unavailable' ? outcome : settled(outcome);
}

/** What did not change the row has left it as it was. */
export function settled(outcome: Exclude<Upserted['outcome'], 'undecided'> | 'gone'): Applied {
  return outcome === 'created' || outcome === 'updated' ? outcome : 'unchanged';
}
