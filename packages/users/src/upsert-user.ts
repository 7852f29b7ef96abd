import { randomUUID } from 'node:crypto';
import type { Transaction } from '@ticket-hub/db';
import { v7 as uuidv7 } from 'uuid';
import type { ClerkUser } from './clerk-user.ts';
import { contentOf, hasContent, keysOf } from './content.ts';
import { announceUser } from './facts.ts';
import { toUser, type User } from './user.ts';
import { latestVersion } from './version.ts';

export type Upserted =
  | { outcome: 'created' | 'updated' | 'unchanged'; user: User }
  /** Clerk has said something newer since. */
  | { outcome: 'stale' }
  /** The user was deleted, and that is final. */
  | { outcome: 'ignored' }
  /** Another content at the same version: only Clerk knows which is right. Ask, then come back with this `revision`. */
  | { outcome: 'undecided'; revision: string };

export interface UpsertOptions {
  now: Date;
  /** Take a snapshot of the same version too, unless the row has moved on from this revision. */
  over?: string | undefined;
}

/**
 * Makes the row what Clerk's snapshot says, if the snapshot is newer, or the row's version impossible. Its `updated_at`
 * alone decides, so that any order of events, pages and answers ends the same. Everything that Clerk cleared is cleared; the Stripe account is not touched.
 */
export async function upsertUser(tx: Transaction, user: ClerkUser, options: UpsertOptions): Promise<Upserted> {
  const content = contentOf(user);
  const keys = keysOf(content);
  const now = options.now.toISOString();
  const fresh = { id: uuidv7(), revision: randomUUID() };
  const row = await tx
    .insertInto('users')
    .values({
      ...fresh,
      ...content,
      clerk_id: user.id,
      clerk_updated_at: user.updated_at,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('clerk_id')
        .doUpdateSet((eb) => {
          const changed = eb.or(keys.map((key) => eb(`users.${key}`, 'is distinct from', eb.ref(`excluded.${key}`))));
          const ifChanged = (column: 'revision' | 'updated_at') =>
            eb
              .case()
              .when(changed)
              .then(eb.ref(`excluded.${column}`))
              .else(eb.ref(`users.${column}`))
              .end();
          return {
            ...Object.fromEntries(keys.map((key) => [key, eb.ref(`excluded.${key}`)])),
            clerk_updated_at: eb.ref('excluded.clerk_updated_at'),
            revision: ifChanged('revision'),
            updated_at: ifChanged('updated_at'),
          };
        })
        .where('users.deleted_at', 'is', null)
        .where((eb) => {
          const newer = eb.or([
            eb('excluded.clerk_updated_at', '>', eb.ref('users.clerk_updated_at')),
            eb('users.clerk_updated_at', '>', latestVersion(options.now)),
          ]);
          if (options.over === undefined) return newer;
          const same = eb('excluded.clerk_updated_at', '=', eb.ref('users.clerk_updated_at'));
          return eb.or([newer, eb.and([same, eb('users.revision', '=', options.over)])]);
        }),
    )
    .returningAll()
    .executeTakeFirst();
  if (!row) return await whyNot(tx, user);

  const outcome = row.id === fresh.id ? 'created' : row.revision === fresh.revision ? 'updated' : 'unchanged';
  if (outcome !== 'unchanged') await announceUser(tx, user.id);
  return { outcome, user: toUser(row) };
}

/** The row stood in the way, and the statement holds its lock, so it still says why. */
async function whyNot(tx: Transaction, user: ClerkUser): Promise<Upserted> {
  const row = await tx.selectFrom('users').selectAll().where('clerk_id', '=', user.id).executeTakeFirstOrThrow();
  if (row.deleted_at !== null) return { outcome: 'ignored' };
  if (row.clerk_updated_at > user.updated_at) return { outcome: 'stale' };
  if (hasContent(row, contentOf(user))) return { outcome: 'unchanged', user: toUser(row) };
  return { outcome: 'undecided', revision: row.revision };
}
