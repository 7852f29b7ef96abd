import type { Reader } from '@ticket-hub/db';
import { sql } from 'kysely';
import { sourcesOf } from './sources.ts';

const MINUTE_MS = 60_000;

/** How far back, in which steps: `length` is how much of a time's text they have in common. */
const spans = {
  hour: { steps: 60, stepMs: MINUTE_MS, length: '2026-01-01T00:00'.length },
  day: { steps: 24, stepMs: 60 * MINUTE_MS, length: '2026-01-01T00'.length },
} as const;

export type Span = keyof typeof spans;

/** A source's deliveries over time: a number for each step, the latest last. */
export interface Arrivals {
  source: string;
  received: number[];
  /** Of those, the ones that have not succeeded. */
  failed: number[];
}

/** How many deliveries came in each minute of the last hour, or in each hour of the last day. */
export async function deliveryHistory(db: Reader, span: Span, now: Date): Promise<Arrivals[]> {
  const { steps, stepMs, length } = spans[span];
  const last = Math.floor(now.getTime() / stepMs) * stepMs;
  const starts = Array.from({ length: steps }, (_, i) => new Date(last - (steps - 1 - i) * stepMs).toISOString());
  const names = starts.map((start) => start.slice(0, length));
  return await Promise.all(
    (await sourcesOf(db)).map(async (source) => {
      const rows = await db
        .selectFrom('deliveries')
        // A literal: as a parameter it would be another one in `group by`, for Postgres.
        .select((eb) => [
          sql<string>`substr(received_at, 1, ${sql.lit(length)})`.as('step'),
          eb.fn.countAll<number>().as('received'),
          eb.fn.count<number>(eb.case().when('outcome', 'is', null).then(1).end()).as('failed'),
        ])
        .where('source', '=', source)
        .where('received_at', '>=', starts[0] ?? '')
        .groupBy(sql`substr(received_at, 1, ${sql.lit(length)})`)
        .execute();
      const of = (what: 'received' | 'failed') =>
        names.map((name) => Number(rows.find(({ step }) => step === name)?.[what] ?? 0));
      return { source, received: of('received'), failed: of('failed') };
    }),
  );
}
