import { everything, publish, type Transaction } from '@ticket-hub/db';

declare module '@ticket-hub/db' {
  interface Facts {
    /** What an event offers, its seats included; for everybody only once it is published. */
    event: 'everybody' | 'organizer';
    /** Who holds which ticket, and what it is worth. */
    ticket: 'buyer' | 'organizer';
  }
}

/** More audiences than this are told all at once. */
const MANY = 100;

/** What everybody sees of events has changed: also a single seat. Many such changes at once are told as one. */
export async function announceToAll(tx: Transaction): Promise<void> {
  await publish(tx, { fact: 'event', concerns: 'everybody', audience: everything.audience });
}

/** What an organizer sees of their events and of who comes to them. */
export async function announceToOrganizer(tx: Transaction, organizerId: string): Promise<void> {
  for (const audience of await clerkIdsOf(tx, [organizerId])) {
    await publish(tx, { fact: 'event', concerns: 'organizer', audience });
    await publish(tx, { fact: 'ticket', concerns: 'organizer', audience });
  }
}

/** Whose tickets have changed, by our user ids. */
export async function announceToBuyers(tx: Transaction, buyerIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(buyerIds)];
  const audiences = ids.length > MANY ? [everything.audience] : await clerkIdsOf(tx, ids);
  for (const audience of audiences) await publish(tx, { fact: 'ticket', concerns: 'buyer', audience });
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

async function clerkIdsOf(tx: Transaction, userIds: string[]): Promise<string[]> {
  const users = await tx.selectFrom('users').select('clerk_id').where('id', 'in', userIds).execute();
  return users.map((user) => user.clerk_id);
}
