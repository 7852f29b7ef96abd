import type { Reader } from '@ticket-hub/db';

/** The user's events, and their orders and tickets with what became of the money, with all that is stored of them. */
export async function exportTicketing(db: Reader, userId: string) {
  const own = db.selectFrom('orders').select('id').where('buyer_id', '=', userId);
  const [events, orders, tickets, disputes, movements, dashboardRefunds] = await Promise.all([
    db.selectFrom('events').selectAll().where('organizer_id', '=', userId).execute(),
    db.selectFrom('orders').selectAll().where('buyer_id', '=', userId).execute(),
    db.selectFrom('tickets').selectAll().where('buyer_id', '=', userId).execute(),
    db.selectFrom('disputes').selectAll().where('order_id', 'in', own).execute(),
    db.selectFrom('movements').selectAll().where('order_id', 'in', own).execute(),
    db.selectFrom('dashboard_refunds').selectAll().where('order_id', 'in', own).execute(),
  ]);
  return { events, orders, tickets, disputes, movements, dashboardRefunds };
}
