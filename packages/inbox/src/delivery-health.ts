import type { Reader } from '@ticket-hub/db';
import { sourcesOf } from './sources.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Enough for a percentile; reading a busy source's whole day would be too slow. */
const SAMPLE = 1_000;

export interface SourceHealth {
  source: string;
  /** When the latest delivery that could be processed was received. */
  lastDeliveryAt: string;
  /** From the vendor's timestamp to receipt, in ms, over the last day; null without deliveries. */
  lag: { p50: number; p99: number } | null;
  /** Counts by outcome; `failed` counts deliveries that have not succeeded yet. */
  lastHour: Record<string, number>;
  lastDay: Record<string, number>;
}

/** The health of every source in the ledger. */
export async function deliveryHealth(db: Reader, now: Date): Promise<SourceHealth[]> {
  const found = await Promise.all(
    (await sourcesOf(db)).map(async (source): Promise<SourceHealth[]> => {
      const last = await lastOf(db, source);
      if (last === undefined) return [];
      return [
        {
          source,
          lastDeliveryAt: last,
          lag: await lagOf(db, source, before(now, DAY_MS)),
          lastHour: await outcomesOf(db, source, before(now, HOUR_MS)),
          lastDay: await outcomesOf(db, source, before(now, DAY_MS)),
        },
      ];
    }),
  );
  return found.flat();
}

async function lastOf(db: Reader, source: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select('received_at')
    .where('source', '=', source)
    .where('outcome', 'is not', null)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at;
}

async function outcomesOf(db: Reader, source: string, since: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('count')])
    .where('source', '=', source)
    .where('received_at', '>=', since)
    .groupBy('outcome')
    .execute();
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome ?? 'failed', count]));
}

async function lagOf(db: Reader, source: string, since: string): Promise<SourceHealth['lag']> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['occurred_at', 'received_at'])
    .where('source', '=', source)
    .where('received_at', '>=', since)
    .where('occurred_at', 'is not', null)
    .orderBy('received_at', 'desc')
    .limit(SAMPLE)
    .execute();
  const lags = rows
    .map(({ occurred_at, received_at }) => Date.parse(received_at) - Date.parse(occurred_at ?? received_at))
    .toSorted((a, b) => a - b);
  const at = (share: number) => lags[Math.ceil(share * lags.length) - 1] ?? 0;
  return lags.length === 0 ? null : { p50: at(0.5), p99: at(0.99) };
}

function before(now: Date, ms: number): string {
  return new Date(now.getTime() - ms).toISOString();
}
