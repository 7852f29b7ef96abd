import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { Transaction, Values } from '@ticket-hub/db';
import type { ClerkUser } from './clerk-user.ts';
import {
  type Content,
  contentKeys,
  contentOf,
  firstKeys,
  type Indexed,
  indexedKeys,
  indexedOf,
  laterKeys,
  type UserRow,
} from './content.ts';
import { latestVersion } from './version.ts';

export interface UpsertOptions {
  now: Date;
  /** Also accept a snapshot of the same version, unless the row has changed since this revision. */
  over?: string | undefined;
}

/** What an upsert offers to a row. Its id tells a created row, and its revision one whose content was replaced. */
export type Offer = Content &
  Indexed &
  Pick<UserRow, 'id' | 'revision' | 'clerk_id' | 'clerk_updated_at'> & {
    now: string;
    latest: number;
    over: string | null;
  };

export function offerOf(user: ClerkUser, { now, over }: UpsertOptions): Offer {
  const content = contentOf(user);
  return {
    ...content,
    ...indexedOf(content),
    id: randomUUIDv7(),
    revision: randomUUID(),
    clerk_id: user.id,
    clerk_updated_at: user.updated_at,
    now: now.toISOString(),
    latest: latestVersion(now),
    over: over ?? null,
  };
}

/**
 * Inserts rows, or replaces their content where the offered version is newer or theirs is impossible. Holds the locks of all,
 * replaced or not. A snapshot of the same version completes a row from before the later columns.
 */
export function upsertRows(tx: Transaction, rows: [Values<Offer>, ...Values<Offer>[]]) {
  const [{ latest, over }] = rows;
  return tx
    .insertInto('users')
    .values(
      rows.map((v) => ({
        id: v.id,
        revision: v.revision,
        clerk_id: v.clerk_id,
        clerk_updated_at: v.clerk_updated_at,
        created_at: v.now,
        updated_at: v.now,
        ...Object.fromEntries([...contentKeys, ...indexedKeys].map((key) => [key, v[key]])),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('clerk_id')
        .doUpdateSet((eb) => {
          const differs = (key: keyof Content) => eb(`users.${key}`, 'is distinct from', eb.ref(`excluded.${key}`));
          const changed = eb.or([
            ...firstKeys.map(differs),
            eb.and([eb('users.signed_up_at', 'is not', null), eb.or(laterKeys.map(differs))]),
          ]);
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
            eb('users.clerk_updated_at', '>', latest),
            eb.and([
              eb('excluded.clerk_updated_at', '=', eb.ref('users.clerk_updated_at')),
              // Never true without a revision.
              eb('users.revision', '=', over),
            ]),
            eb.and([
              eb('excluded.clerk_updated_at', '=', eb.ref('users.clerk_updated_at')),
              eb('users.signed_up_at', 'is', null),
              eb('excluded.signed_up_at', 'is not', null),
              ...firstKeys.map((key) => eb(`users.${key}`, 'is not distinct from', eb.ref(`excluded.${key}`))),
            ]),
          ]),
        ),
    );
}
