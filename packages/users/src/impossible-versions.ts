import type { Database } from '@ticket-hub/db';
import { latestVersion } from './version.ts';

export interface ImpossibleVersions {
  count: number;
  /** The first few. */
  ids: string[];
}

const PAGE = 5_000;
const NAMED = 20;

/**
 * Finds users whose row has an impossible version; any snapshot replaces such a row. Page by page: the version is not
 * indexed, because every sign-in changes it, and one scan of a large table would block everything else.
 */
export async function impossibleVersions(db: Database, now: Date): Promise<ImpossibleVersions> {
  const latest = latestVersion(now);
  const found: ImpossibleVersions = { count: 0, ids: [] };
  for (let after: string | null = ''; after !== null; after = await checkPage(db, { after, latest, found })) {
    await new Promise(setImmediate);
  }
  return found;
}

interface Look {
  after: string;
  latest: number;
  found: ImpossibleVersions;
}

/** Checks one page, and returns where the next one begins: null when there is none. */
async function checkPage(db: Database, { after, latest, found }: Look): Promise<string | null> {
  const rows = db.read.selectFrom('users').select(['clerk_id', 'clerk_updated_at']).where('clerk_id', '>', after);
  const { count, last } = await db.read
    .selectFrom(rows.orderBy('clerk_id').limit(PAGE).as('page'))
    .select(({ fn, eb }) => [
      fn.max('clerk_id').as('last'),
      fn.count<number>(eb.case().when('clerk_updated_at', '>', latest).then(1).end()).as('count'),
    ])
    .executeTakeFirstOrThrow();
  if (count > 0 && found.ids.length < NAMED) {
    const impossible = rows.where('clerk_updated_at', '>', latest).where('clerk_id', '<=', last ?? after);
    const some = await impossible
      .orderBy('clerk_id')
      .limit(NAMED - found.ids.length)
      .execute();
    found.ids.push(...some.map((row) => row.clerk_id));
  }
  found.count += count;
  return last;
}
