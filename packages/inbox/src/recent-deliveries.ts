import { type Page, type Place, type Reader, readCursor, sift } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { sourcesOf } from './sources.ts';
import type { InboxTables } from './tables.ts';

export type DeliveryRow = Selectable<InboxTables['deliveries']>;

interface Wanted extends Page {
  /** Undefined: all of them. */
  source?: string | undefined;
  /** Only those that have not succeeded. */
  failed: boolean;
  outcome?: string | undefined;
  /** The vendor's id of the user whom they are about. */
  subject?: string | undefined;
}

/**
 * Deliveries, newest first, a page at a time. Sources, failures and subjects have an index; an outcome is looked for among
 * as many as `sift` allows for one page.
 */
export async function recentDeliveries(
  db: Reader,
  { source, failed, outcome, subject, after, limit }: Wanted,
): Promise<{ deliveries: DeliveryRow[]; next: string | null } | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  const sources = source === undefined ? await sourcesOf(db) : [source];
  const { page, next } = await sift(place, {
    limit,
    keep: (row: DeliveryRow) => outcome === undefined || row.outcome === outcome,
    placeOf,
    async read(after, batch) {
      // Without an outcome all of them fit: no more are needed than the page takes.
      const count = outcome === undefined ? Math.min(batch, limit + 1) : batch;
      const walks = sources.map((one) => newest(db, { source: one, failed, subject }, after).limit(count).execute());
      return (await Promise.all(walks)).flat().toSorted(newestFirst).slice(0, count);
    },
  });
  return { deliveries: page, next };
}

function newest(
  db: Reader,
  { source, failed, subject }: Pick<Wanted, 'source' | 'failed' | 'subject'>,
  place: Place | null,
) {
  let query = db.selectFrom('deliveries').selectAll();
  if (source !== undefined) query = query.where('source', '=', source);
  if (failed) query = query.where('outcome', 'is', null);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (place) query = query.where((eb) => eb(eb.refTuple('received_at', 'id'), '<', eb.tuple(place.time, place.id)));
  return query.orderBy('received_at', 'desc').orderBy('id', 'desc');
}

/** What arrived in the same millisecond stays as the database orders it. */
function newestFirst(a: DeliveryRow, b: DeliveryRow): number {
  if (a.received_at === b.received_at) return 0;
  return a.received_at < b.received_at ? 1 : -1;
}

function placeOf({ received_at, id }: DeliveryRow): Place {
  return { time: received_at, id };
}
