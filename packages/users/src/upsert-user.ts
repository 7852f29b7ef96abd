import { randomUUID } from 'node:crypto';
import { compiled, type Transaction, type Values } from '@ticket-hub/db';
import { v7 as uuidv7 } from 'uuid';
import type { ClerkUser } from './clerk-user.ts';
import { type Content, contentKeys, contentOf, hasContent, type UserRow } from './content.ts';
import { announceUser } from './facts.ts';
import { toUser, type User } from './user.ts';
import { latestVersion } from './version.ts';

export type Upserted =
  | { outcome: 'created' | 'updated' | 'unchanged'; user: User }
  /** The row has a newer version. */
  | { outcome: 'stale' }
  /** The user is deleted, which is final. */
  | { outcome: 'ignored' }
  /** Different content at the same version: query Clerk for the current one, then upsert it with `over` this revision. */
  | { outcome: 'undecided'; revision: string };

export interface UpsertOptions {
  now: Date;
  /** Also accept a snapshot of the same version, unless the row has changed since this revision. */
  over?: string | undefined;
}

/**
 * Replaces the row's content with Clerk's snapshot, if the snapshot is newer or the row's version impossible. Only
 * `updated_at` decides, so that events, pages and answers converge in any order. Fields that Clerk cleared are cleared; the
 * Stripe account is not touched.
 */
export async function upsertUser(tx: Transaction, user: ClerkUser, options: UpsertOptions): Promise<Upserted> {
  const content = contentOf(user);
  const fresh = { id: uuidv7(), revision: randomUUID() };
  const { rows } = await upsert(tx, {
    ...content,
    ...fresh,
    clerk_id: user.id,
    clerk_updated_at: user.updated_at,
    now: options.now.toISOString(),
    latest: latestVersion(options.now),
    over: options.over ?? null,
  });
  const [row] = rows;
  if (!row) return await whyNotWritten(tx, user);

  const outcome = row.id === fresh.id ? 'created' : row.revision === fresh.revision ? 'updated' : 'unchanged';
  if (outcome !== 'unchanged') await announceUser(tx, user.id);
  return { outcome, user: toUser(row) };
}

type Written = Content &
  Pick<UserRow, 'id' | 'revision' | 'clerk_id' | 'clerk_updated_at'> & {
    now: string;
    latest: number;
    over: string | null;
  };

const upsert = compiled((tx: Transaction, v: Values<Written>) =>
  tx
    .insertInto('users')
    .values({
      id: v.id,
      revision: v.revision,
      clerk_id: v.clerk_id,
      clerk_updated_at: v.clerk_updated_at,
      created_at: v.now,
      updated_at: v.now,
      ...Object.fromEntries(contentKeys.map((key) => [key, v[key]])),
    })
    .onConflict((conflict) =>
      conflict
        .column('clerk_id')
        .doUpdateSet((eb) => {
          const changed = eb.or(
            contentKeys.map((key) => eb(`users.${key}`, 'is distinct from', eb.ref(`excluded.${key}`))),
          );
          const ifChanged = (column: 'revision' | 'updated_at') =>
            eb
              .case()
              .when(changed)
              .then(eb.ref(`excluded.${column}`))
              .else(eb.ref(`users.${column}`))
              .end();
          return {
            ...Object.fromEntries(contentKeys.map((key) => [key, eb.ref(`excluded.${key}`)])),
            clerk_updated_at: eb.ref('excluded.clerk_updated_at'),
            revision: ifChanged('revision'),
            updated_at: ifChanged('updated_at'),
          };
        })
        .where('users.deleted_at', 'is', null)
        .where((eb) =>
          eb.or([
            eb('excluded.clerk_updated_at', '>', eb.ref('users.clerk_updated_at')),
            eb('users.clerk_updated_at', '>', v.latest),
            eb.and([
              eb('excluded.clerk_updated_at', '=', eb.ref('users.clerk_updated_at')),
              // Never true without a revision.
              eb('users.revision', '=', v.over),
            ]),
          ]),
        ),
    )
    .returningAll(),
);

/** Why the upsert did not write. Its statement holds the row's lock, so that the row has not changed since. */
async function whyNotWritten(tx: Transaction, user: ClerkUser): Promise<Upserted> {
  const row = await tx.selectFrom('users').selectAll().where('clerk_id', '=', user.id).executeTakeFirstOrThrow();
  if (row.deleted_at !== null) return { outcome: 'ignored' };
  if (row.clerk_updated_at > user.updated_at) return { outcome: 'stale' };
  if (hasContent(row, contentOf(user))) return { outcome: 'unchanged', user: toUser(row) };
  return { outcome: 'undecided', revision: row.revision };
}
