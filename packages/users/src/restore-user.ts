import { randomUUID } from 'node:crypto';
import type { Transaction } from '@ticket-hub/db';
import type { ClerkUser } from './clerk-user.ts';
import { contentOf } from './content.ts';
import { announceUser } from './facts.ts';
import { upsertUser } from './upsert-user.ts';
import { latestVersion } from './version.ts';

/**
 * Undoes a wrong deletion with Clerk's current data of the user: the only way back from a tombstone, for an operator who
 * has just fetched it. The user's dependents are not restored. `mended`: the user was not deleted, but had an impossible
 * version, which was replaced. `unchanged`: neither, or the user was never stored.
 */
export async function restoreUser(
  tx: Transaction,
  user: ClerkUser,
  now: Date,
): Promise<'restored' | 'mended' | 'unchanged'> {
  const at = now.toISOString();
  const { numUpdatedRows } = await tx
    .updateTable('users')
    .set({
      ...contentOf(user),
      revision: randomUUID(),
      clerk_updated_at: user.updated_at,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    })
    .where('clerk_id', '=', user.id)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return (await mend(tx, user, now)) ? 'mended' : 'unchanged';
  await announceUser(tx, user.id);
  return 'restored';
}

async function mend(tx: Transaction, user: ClerkUser, now: Date): Promise<boolean> {
  const impossible = await tx
    .selectFrom('users')
    .select('id')
    .where('clerk_id', '=', user.id)
    .where('clerk_updated_at', '>', latestVersion(now))
    .executeTakeFirst();
  if (impossible) await upsertUser(tx, user, { now });
  return impossible !== undefined;
}
