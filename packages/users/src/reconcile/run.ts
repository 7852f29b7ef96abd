import { randomUUID } from 'node:crypto';
import { type Database, type HeldLease, type Transaction, transact } from '@ticket-hub/db';
import { dropMarks, isGone, runsWithMarks } from './marks.ts';
import type { Aborted, ReconcileOptions, ReconcilePorts } from './types.ts';

/** A killed run is resumed if it began within this time; otherwise a new one begins. */
const RESUMABLE_MS = 60 * 60 * 1000;

/** The state of one run. What must survive a crash is stored in `reconcile_runs` and `reconcile_marks`. */
export interface Run {
  readonly id: string;
  readonly startedAt: string;
  readonly ports: ReconcilePorts;
  readonly options: ReconcileOptions;
  readonly lease: HeldLease;
  cursor: string | null;
  counts: Counts;
  /** About how many users there are at Clerk, once it has been asked. */
  total: number;
  /** The first of the invalid users. */
  invalidIds: string[];
}

interface Counts {
  /** Users that Clerk has listed. */
  met: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  /** Users whose data from Clerk cannot be parsed. */
  invalid: number;
  /** Users that Clerk does not know: planned for deletion, or already deleted. */
  gone: number;
}

/**
 * Resumes an unfinished run, or begins one. Users whom the earlier run planned to delete are looked up again, because the
 * Clerk instance or `maxDeletes` may have changed. A dry run is never resumed.
 */
export async function openRun(ports: ReconcilePorts, options: ReconcileOptions, lease: HeldLease): Promise<Run> {
  const { db } = ports;
  const started = ports.now();
  const since = new Date(started.getTime() - RESUMABLE_MS).toISOString();
  const open = await unfinished(db, since);
  const none = {
    cursor: null,
    checked: 0,
    created: 0,
    updated: 0,
    deleted: 0,
    unchanged: 0,
    invalid: 0,
    invalid_ids: '',
  };
  const fresh = { id: randomUUID(), started_at: started.toISOString(), ...none, dry_run: options.dryRun ? 1 : 0 };
  const row = options.dryRun ? fresh : (open ?? fresh);
  await transact(db, async (tx) => {
    if (row === fresh) await tx.insertInto('reconcile_runs').values(fresh).execute();
    const left = tx.updateTable('reconcile_runs').set({ finished_at: fresh.started_at, aborted: 'interrupted' });
    const kept = open ? [row.id, open.id] : [row.id];
    await left.where('finished_at', 'is', null).where('id', 'not in', kept).execute();
  });
  for (const runId of await runsWithMarks(db)) if (runId !== row.id && runId !== open?.id) await dropMarks(db, runId);
  await transact(db, (tx) => tx.deleteFrom('reconcile_marks').where('run_id', '=', row.id).where(isGone).execute());
  const { id, started_at, cursor, checked, created, updated, deleted, unchanged, invalid, invalid_ids } = row;
  const counts = { met: checked, created, updated, deleted, unchanged, invalid, gone: deleted };
  return { id, startedAt: started_at, ports, options, lease, cursor, counts, total: 0, invalidIds: idsIn(invalid_ids) };
}

/** Splits the ids of one column. They are separated by spaces, which no id contains. */
export function idsIn(column: string): string[] {
  return column.split(' ').filter((id) => id !== '');
}

async function unfinished(db: Database, since: string) {
  const query = db.read.selectFrom('reconcile_runs').selectAll().where('finished_at', 'is', null);
  return await query
    .where('dry_run', '=', 0)
    .where('started_at', '>', since)
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
}

/** Saves the run's progress, in the transaction that did the work. */
export async function saveRun(tx: Transaction, { id, cursor, counts, invalidIds, options, total }: Run): Promise<void> {
  const { met: checked, created, updated, unchanged, invalid } = counts;
  const deleted = options.dryRun ? counts.gone : counts.deleted;
  const kept = {
    total,
    cursor,
    checked,
    created,
    updated,
    deleted,
    unchanged,
    invalid,
    invalid_ids: invalidIds.join(' '),
  };
  await tx.updateTable('reconcile_runs').set(kept).where('id', '=', id).execute();
}

export async function finishRun(run: Run, aborted: Aborted | null): Promise<void> {
  const { db, now } = run.ports;
  await transact(db, async (tx) => {
    await saveRun(tx, run);
    const checked = run.counts.met + run.counts.gone;
    const end = { checked, finished_at: now().toISOString(), aborted };
    await tx.updateTable('reconcile_runs').set(end).where('id', '=', run.id).execute();
  });
  await dropMarks(db, run.id);
}

/** Checked before each step. Yields first: better-sqlite3 is synchronous and blocks the event loop. */
export async function mayContinue({ ports, lease }: Run): Promise<boolean> {
  await new Promise(setImmediate);
  return !ports.signal?.aborted && lease.held();
}
