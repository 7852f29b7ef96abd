import type { Reader } from '@ticket-hub/db';

interface Wanted {
  source: string;
  /** Only the ones that have not succeeded so far. */
  failed: boolean;
  /** The `nextCursor` of the page before. */
  cursor?: string | undefined;
  limit: number;
}

/** A source's deliveries, newest first, a page at a time. `nextCursor` is null when there is no more. */
export async function recentDeliveries(db: Reader, { source, failed, cursor, limit }: Wanted) {
  let page = db.selectFrom('deliveries').selectAll().where('source', '=', source);
  if (failed) page = page.where('outcome', 'is', null);
  const [at, id] = cursor?.split(' ') ?? [];
  if (at !== undefined && id !== undefined) {
    page = page.where((eb) =>
      eb.or([eb('received_at', '<', at), eb.and([eb('received_at', '=', at), eb('id', '<', id)])]),
    );
  }
  const rows = await page
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const deliveries = rows.slice(0, limit);
  const last = deliveries.at(-1);
  const nextCursor = last && rows.length > limit ? `${last.received_at} ${last.id}` : null;
  return { deliveries, nextCursor };
}
