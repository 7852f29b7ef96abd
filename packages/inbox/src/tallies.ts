import { type Database, type Reader, type Transaction, transact } from '@ticket-hub/db';

const HOUR_MS = 3_600_000;

/**
 * Hourly counts of things that are not stored as rows, such as refused signatures. They are buffered in memory and
 * written periodically, so that invalid requests cannot cause database writes.
 */
export interface Tallies {
  add(name: string): void;
  flush(): Promise<void>;
}

export function createTallies(db: Database, now: () => Date): Tallies {
  let counts = new Map<string, number>();
  const add = (name: string, count: number) => counts.set(name, (counts.get(name) ?? 0) + count);
  return {
    add: (name) => void add(name, 1),
    async flush() {
      if (counts.size === 0) return;
      const hour = hourOf(now());
      const rows = [...counts].map(([name, count]) => ({ name, hour, count }));
      counts = new Map();
      try {
        await transact(db, (tx) => addTo(tx, rows));
      } catch (error) {
        for (const { name, count } of rows) add(name, count);
        throw error;
      }
    },
  };
}

async function addTo(tx: Transaction, rows: { name: string; hour: string; count: number }[]): Promise<void> {
  await tx
    .insertInto('tallies')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'hour'])
        .doUpdateSet((eb) => ({ count: eb('tallies.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
}

/** The count of each name since a time, rounded to the hour, and the last hour in which it occurred. */
export async function tallied(db: Reader, since: Date): Promise<{ name: string; count: number; lastHour: string }[]> {
  return await db
    .selectFrom('tallies')
    .select((eb) => ['name', eb.fn.sum<number>('count').as('count'), eb.fn.max('hour').as('lastHour')])
    .where('hour', '>=', hourOf(since))
    .groupBy('name')
    .orderBy('name')
    .execute();
}

export async function pruneTallies(db: Database, before: Date): Promise<void> {
  await transact(db, (tx) => tx.deleteFrom('tallies').where('hour', '<', hourOf(before)).execute());
}

function hourOf(time: Date): string {
  return new Date(Math.floor(time.getTime() / HOUR_MS) * HOUR_MS).toISOString();
}
