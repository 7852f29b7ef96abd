import type { Reader } from '@ticket-hub/db';
import { idsIn } from './run.ts';

/** The latest finished run that was no dry run, for health checks. */
export async function lastReconcile(db: Reader) {
  const run = await db
    .selectFrom('reconcile_runs')
    .selectAll()
    .where('finished_at', 'is not', null)
    .where('dry_run', '=', 0)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!run?.finished_at) return undefined;
  const { created, updated, deleted, invalid, aborted } = run;
  return {
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    seconds: (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000,
    checked: run.checked,
    drift: created + updated + deleted,
    /** How many of Clerk's users could not be parsed, and the first of them. */
    invalid,
    invalidIds: idsIn(run.invalid_ids),
    aborted,
  };
}
