import { everything, publish, type Transaction } from '@ticket-hub/db';

const PUBLIC_TOPICS = ['events.list', 'events.byId'];

/** More audiences than this are told all at once. */
const MANY = 100;

/** What everybody sees of events has changed. Not for every seat: only when it makes a difference to who may buy. */
export async function announceToAll(tx: Transaction): Promise<void> {
  await publish(tx, { audience: everything.audience, topics: PUBLIC_TOPICS });
}

export async function announceToOrganizer(tx: Transaction, organizerId: string): Promise<void> {
  await announceTo(tx, [organizerId], ['events.mine', 'events.byId']);
}

/** Whose tickets have changed, by our user ids. */
export async function announceToBuyers(tx: Transaction, buyerIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(buyerIds)];
  if (ids.length > MANY) await publish(tx, { audience: everything.audience, topics: ['tickets.mine'] });
  else await announceTo(tx, ids, ['tickets.mine']);
}

/** In the transaction in which an organizer becomes able to receive money or ceases to be: `canReceiveChanged`. */
export async function announceSellable(tx: Transaction, userId: string): Promise<void> {
  const paid = await tx
    .selectFrom('events')
    .select('id')
    .where('organizer_id', '=', userId)
    .where('status', '=', 'published')
    .where('price', '>', 0)
    .executeTakeFirst();
  if (!paid) return;
  await announceToAll(tx);
  await announceToOrganizer(tx, userId);
}

async function announceTo(tx: Transaction, userIds: string[], topics: string[]): Promise<void> {
  const users = await tx.selectFrom('users').select('clerk_id').where('id', 'in', userIds).execute();
  for (const { clerk_id } of users) await publish(tx, { audience: clerk_id, topics });
}
