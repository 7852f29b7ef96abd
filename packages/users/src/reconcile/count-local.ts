import type { Database } from '@ticket-hub/db';

const PAGE = 5_000;

/** Counts users that are not deleted, page by page: one count over a large table would block everything else. */
export async function countLocal(db: Database): Promise<number> {
  let count = 0;
  let after = '';
  for (;;) {
    const page = await db.read
      .selectFrom('users')
      .select('clerk_id')
      .where('deleted_at', 'is', null)
      .where('clerk_id', '>', after)
      .orderBy('clerk_id')
      .limit(PAGE)
      .execute();
    count += page.length;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return count;
    after = last.clerk_id;
    await new Promise(setImmediate);
  }
}
