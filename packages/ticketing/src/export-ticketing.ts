import type { Reader } from '@ticket-hub/db';

/** All that is held about what somebody organizes and buys. */
export async function exportTicketing(db: Reader, userId: string) {
  const [events, orders, tickets] = await Promise.all([
    db.selectFrom('events').selectAll().where('organizer_id', '=', userId).execute(),
    db.selectFrom('orders').selectAll().where('buyer_id', '=', userId).execute(),
    db.selectFrom('tickets').selectAll().where('buyer_id', '=', userId).execute(),
  ]);
  return { events, orders, tickets };
}
