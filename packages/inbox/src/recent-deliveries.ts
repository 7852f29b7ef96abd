import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';

interface Wanted extends Page {
  source: string;
  /** Only those that have not succeeded. */
  failed: boolean;
}

/** A source's deliveries, newest first, a page at a time. */
export async function recentDeliveries(db: Reader, { source, failed, after, limit }: Wanted) {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let query = db.selectFrom('deliveries').selectAll().where('source', '=', source);
  if (failed) query = query.where('outcome', 'is', null);
  if (place) query = query.where((eb) => eb(eb.refTuple('received_at', 'id'), '<', eb.tuple(place.time, place.id)));
  const rows = await query
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, (row) => ({ time: row.received_at, id: row.id }));
  return { deliveries: page, next };
}
