import type { Reader } from '@ticket-hub/db';

/** The user's events, orders and tickets, with all that is stored of them. */
export async function exportTicketing(db: Reader, userId: string) {
  const [events, orders, tickets] = await Promise.all([
    db.selectFrom('events').selectAll().where('organizer_id', '=', userId).execute(),
    db.selectFrom('orders').selectAll().where('buyer_id', '=', userId).execute(),
    db.selectFrom('tickets').selectAll().where('buyer_id', '=', userId).execute(),
  ]);
  return { events, orders, tickets };
}
