import { compiledForMany, type Transaction, type Values } from '@ticket-hub/db';
import type { ClerkUser } from './clerk-user.ts';
import { indexedKeys } from './content.ts';
import { announceUser } from './facts.ts';
import { keepIndexed } from './keep-indexed.ts';
import { type Offer, offerOf, upsertRows } from './upsert-rows.ts';
import { type Upserted, whatWasWritten, whyKept } from './upsert-user.ts';

type Outcome = Upserted['outcome'];

/**
 * `upsertUser` for many different users, in few statements. Returns the outcome of each, by Clerk id. Reading the rows
 * afterwards costs SQLite less than returning them from the upsert.
 */
export async function upsertUsers(
  tx: Transaction,
  users: readonly ClerkUser[],
  now: Date,
): Promise<Map<string, Outcome>> {
  if (users.length === 0) return new Map();
  const offers = users.map((user) => offerOf(user, { now }));
  await upsert(tx, offers);

  const written = await rowsOf(tx, offers)
    .select(['clerk_id', 'id', 'revision', ...indexedKeys])
    .execute();
  const byId = new Map(written.map((row) => [row.clerk_id, row]));
  const outcomes = new Map<string, Outcome>();
  for (const offer of offers) {
    const row = byId.get(offer.clerk_id);
    const outcome = row ? whatWasWritten(row, offer) : 'unchanged';
    if (outcome === 'unchanged') continue;
    outcomes.set(offer.clerk_id, outcome);
    if (row) await keepIndexed(tx, row, offer);
    await announceUser(tx, offer.clerk_id);
  }
  const others = users.filter(({ id }) => !outcomes.has(id));
  for (const [id, outcome] of await outcomesOfKept(tx, others)) outcomes.set(id, outcome);
  return outcomes;
}

const upsert = compiledForMany((tx: Transaction, offers: [Values<Offer>, ...Values<Offer>[]]) =>
  upsertRows(tx, offers),
);

async function outcomesOfKept(tx: Transaction, users: ClerkUser[]): Promise<[string, Outcome][]> {
  if (users.length === 0) return [];
  const byId = new Map(users.map((user) => [user.id, user]));
  const rows = await rowsOf(
    tx,
    users.map(({ id }) => ({ clerk_id: id })),
  )
    .selectAll()
    .execute();
  return rows.flatMap((row): [string, Outcome][] => {
    const user = byId.get(row.clerk_id);
    return user ? [[user.id, whyKept(row, user).outcome]] : [];
  });
}

function rowsOf(tx: Transaction, users: { clerk_id: string }[]) {
  return tx.selectFrom('users').where(
    'clerk_id',
    'in',
    users.map((user) => user.clerk_id),
  );
}
