import { compiledForMany, type Transaction, type Values } from '@ticket-hub/db';
import type { FormerUser } from './former-users.ts';
import { linkFormerAccount } from './link-former-account.ts';
import type { LeftAccount } from './types.ts';

/** A user with a Clerk id and a row. */
export interface Known extends FormerUser {
  clerkId: string;
}

interface Keeping {
  /** Users who have no old id here yet. `tx` holds the locks of their rows. */
  fresh: readonly Known[];
  /** Users who were imported earlier. */
  earlier: readonly Known[];
  shared: ReadonlySet<string>;
}

export interface Kept {
  /** Whose account was linked, by Clerk id. */
  linked: string[];
  left: [FormerUser, LeftAccount][];
}

/** Stores what Clerk does not know of users: the old id, the time of joining and the account. */
export async function keepFormer(tx: Transaction, { fresh, earlier, shared }: Keeping, now: Date): Promise<Kept> {
  const all = [...fresh, ...earlier];
  const kept: Kept = { linked: [], left: [] };
  if (all.length === 0) return kept;
  const clerkIds = all.map(({ clerkId }) => clerkId);
  const found = tx
    .selectFrom('users')
    .select(['clerk_id', 'id', 'stripe_connect_id'])
    .where('clerk_id', 'in', clerkIds);
  const rows = new Map((await found.execute()).map((row) => [row.clerk_id, row]));
  const importedAt = now.toISOString();
  await insert(
    tx,
    fresh.flatMap(({ oldId, clerkId, joinedAt }) => {
      const row = rows.get(clerkId);
      return row ? [{ oldId, userId: row.id, joinedAt, importedAt }] : [];
    }),
  );
  for (const user of all) {
    const { clerkId, stripeConnectId } = user;
    if (stripeConnectId === null || rows.get(clerkId)?.stripe_connect_id === stripeConnectId) continue;
    const outcome = await linkFormerAccount(tx, { clerkId, stripeConnectId, shared }, now);
    if (outcome === 'linked') kept.linked.push(clerkId);
    else if (outcome !== 'unchanged') kept.left.push([user, outcome]);
  }
  return kept;
}

interface Row {
  oldId: string;
  userId: string;
  joinedAt: string;
  importedAt: string;
}

const insert = compiledForMany((tx: Transaction, rows: [Values<Row>, ...Values<Row>[]]) =>
  tx
    .insertInto('imported_ids')
    .values(
      rows.map(({ oldId, userId, joinedAt, importedAt }) => ({
        old_id: oldId,
        user_id: userId,
        joined_at: joinedAt,
        imported_at: importedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing()),
);
