import { transact } from '@ticket-hub/db';
import type { Shown } from '../clerk-directory.ts';
import type { UserRow } from '../content.ts';
import { applyOne } from './apply-one.ts';
import { type Run, saveRun } from './run.ts';

/** How many users are applied before yielding: better-sqlite3 is synchronous and blocks the event loop. */
const TURN = 20;

/** How many invalid users are named. */
const NAMED = 20;

/** Applies a page of Clerk's users and marks them as met. A user who was met before is not counted again. */
export async function applyPage(run: Run, page: Shown[], cursor: string | null): Promise<'unavailable' | undefined> {
  const { db } = run.ports;
  const ids = page.map(({ id }) => id);
  const [rows, met] = await Promise.all([rowsOf(run, ids), metOf(run, ids)]);
  const byId = new Map(rows.map((row) => [row.clerk_id, row]));
  const already = new Set(met);
  const fresh = page.filter(({ id }) => !already.has(id));
  const counts = { ...run.counts };
  const invalidIds = [...run.invalidIds];
  for (const [i, { id, user }] of fresh.entries()) {
    if (i % TURN === TURN - 1) await new Promise(setImmediate);
    const outcome = user === 'invalid' ? user : await applyOne(run, user, byId.get(id));
    if (outcome === 'unavailable') return 'unavailable';
    if (outcome === 'invalid' && invalidIds.length < NAMED) invalidIds.push(id);
    counts[outcome]++;
    counts.met++;
  }
  await transact(db, async (tx) => {
    const marks = fresh.map(({ id }) => ({ run_id: run.id, clerk_id: id, mark: 'seen' as const }));
    if (marks.length > 0)
      await tx
        .insertInto('reconcile_marks')
        .values(marks)
        .onConflict((c) => c.doNothing())
        .execute();
    await saveRun(tx, { ...run, cursor, counts, invalidIds });
  });
  run.cursor = cursor;
  run.counts = counts;
  run.invalidIds = invalidIds;
  return undefined;
}

function rowsOf({ ports }: Run, ids: string[]): Promise<UserRow[]> {
  return ports.db.read.selectFrom('users').selectAll().where('clerk_id', 'in', ids).execute();
}

/** Which of these users this run has met or planned to delete. */
export async function metOf({ ports, id }: Run, ids: string[]): Promise<string[]> {
  const query = ports.db.read.selectFrom('reconcile_marks').select('clerk_id').where('run_id', '=', id);
  return (await query.where('clerk_id', 'in', ids).execute()).map((row) => row.clerk_id);
}
