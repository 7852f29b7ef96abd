import { transact } from '@ticket-hub/db';
import { IDS_A_CALL } from '../clerk-directory.ts';
import { applyPage } from './apply-page.ts';
import { countLocal } from './count-local.ts';
import { metOf } from './find-unmet.ts';
import { mayContinue, type Run } from './run.ts';
import type { Aborted } from './types.ts';

/** This many may always be deleted, however small the table. */
const FEWEST = 5;

/** How many local users are read at a time, so that no query takes long. */
const LOCAL_PAGE = 1_000;

/** Looks up every local user whom the walk did not meet, and plans to delete those that Clerk does not know. */
export async function findGone(run: Run): Promise<Aborted | undefined> {
  const here = await countLocal(run.ports.db);
  if (here > 0 && run.counts.met === 0) return 'clerk_lists_nobody';
  const most = Math.max(FEWEST, Math.floor((here * run.options.maxDeletes) / 100));
  let after = '';
  for (;;) {
    if (!(await mayContinue(run))) return 'interrupted';
    const local = await localPage(run, after);
    const met = new Set(await metOf(run, local));
    const unmet = local.filter((id) => !met.has(id));
    for (let i = 0; i < unmet.length; i += IDS_A_CALL) {
      const aborted = await ask(run, unmet.slice(i, i + IDS_A_CALL), most);
      if (aborted) return aborted;
    }
    after = local.at(-1) ?? after;
    if (local.length < LOCAL_PAGE) return undefined;
  }
}

async function ask(run: Run, ids: string[], most: number): Promise<Aborted | undefined> {
  const { directory } = run.ports;
  const listed = await directory.findUsers(ids);
  if (listed === 'unavailable') return 'clerk_unavailable';
  if ((await applyPage(run, listed, run.cursor)) === 'unavailable') return 'clerk_unavailable';
  const known = new Set(listed.map(({ id }) => id));
  for (const id of ids.filter((one) => !known.has(one))) {
    if (!(await mayContinue(run))) return 'interrupted';
    const answer = await directory.getUser(id);
    if (answer === 'unavailable') return 'clerk_unavailable';
    if (answer === 'unknown') await markGone(run, id);
    else if ((await applyPage(run, [{ id, user: answer }], run.cursor)) === 'unavailable') return 'clerk_unavailable';
    if (run.counts.gone > most) return 'too_many_deletes';
  }
  return undefined;
}

/** Skips users created during the run, because they have just come from Clerk. */
async function localPage({ startedAt, ports }: Run, after: string): Promise<string[]> {
  const alive = ports.db.read.selectFrom('users').select('clerk_id').where('deleted_at', 'is', null);
  const page = alive.where('created_at', '<', startedAt).where('clerk_id', '>', after);
  return (await page.orderBy('clerk_id').limit(LOCAL_PAGE).execute()).map((row) => row.clerk_id);
}

async function markGone(run: Run, clerkId: string): Promise<void> {
  const mark = { run_id: run.id, clerk_id: clerkId, mark: 'gone' as const };
  await transact(run.ports.db, (tx) => tx.insertInto('reconcile_marks').values(mark).execute());
  run.counts.gone++;
}
