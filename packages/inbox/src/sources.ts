import type { Reader } from '@ticket-hub/db';

/** Every source in the ledger, by an index skip scan: the ledger can be long, its sources are few. */
export async function sourcesOf(db: Reader): Promise<string[]> {
  const sources: string[] = [];
  for (;;) {
    const next = await db
      .selectFrom('deliveries')
      .select((eb) => eb.fn.min('source').as('source'))
      .where('source', '>', sources.at(-1) ?? '')
      .executeTakeFirst();
    if (!next?.source) return sources;
    sources.push(next.source);
  }
}
