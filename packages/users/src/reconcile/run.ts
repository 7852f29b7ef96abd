import { randomUUID } from 'node:crypto';
import { type Lease, type Transaction, transact } from '@ticket-hub/db';
import type { Aborted, ReconcileMeans, ReconcileOptions } from './types.ts';

/** A run that was killed is carried on if it began within this time; later, a new one begins. */
const CARRY_ON_MS = 24 * 60 * 60 * 1000;

/** The state of one run. What must survive a crash stands in `reconcile_runs` and `reconcile_marks`. */
export interface Run {
  readonly id: string;
  readonly startedAt: string;
  readonly means: ReconcileMeans;
  readonly options: ReconcileOptions;
  readonly lease: Lease;
  cursor: string | null;
  counts: Counts;
}

interface Counts {
  checked: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  /** Of whom Clerk said that it does not know them: planned to be deleted. */
  gone: number;
}

/** Carries on with a run that never ended, or begins one. A dry run is never carried on and leaves no row. */
export async function openRun(means: ReconcileMeans, options: ReconcileOptions, lease: Lease): Promise<Run> {
  const started = means.now();
  const since = new Date(started.getTime() - CARRY_ON_MS).toISOString();
  const none = { cursor: null, checked: 0, created: 0, updated: 0, deleted: 0, unchanged: 0 };
  const row = await transact(means.db, async (tx) => {
    const open = options.dryRun ? undefined : await openRow(tx, since);
    const row = open ?? { id: randomUUID(), started_at: started.toISOString(), ...none };
    if (!open && !options.dryRun) await tx.insertInto('reconcile_runs').values(row).execute();
    await tx.deleteFrom('reconcile_marks').where('run_id', '!=', row.id).execute();
    return row;
  });
  const gone = await means.db.read
    .selectFrom('reconcile_marks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('run_id', '=', row.id)
    .where('mark', '=', 'gone')
    .executeTakeFirstOrThrow();
  const { id, started_at, cursor, checked, created, updated, deleted, unchanged } = row;
  const counts = { checked, created, updated, deleted, unchanged, gone: gone.count + deleted };
  return { id, startedAt: started_at, means, options, lease, cursor, counts };
}

async function openRow(tx: Transaction, since: string) {
  const query = tx.selectFrom('reconcile_runs').selectAll().where('finished_at', 'is', null);
  return await query.where('started_at', '>', since).orderBy('started_at', 'desc').executeTakeFirst();
}

/** Writes how far the run has come, in the transaction that did the work. */
export async function saveRun(tx: Transaction, { id, cursor, counts, options }: Run): Promise<void> {
  if (options.dryRun) return;
  const { gone: _, ...kept } = counts;
  await tx
    .updateTable('reconcile_runs')
    .set({ cursor, ...kept })
    .where('id', '=', id)
    .execute();
}

export async function finishRun(run: Run, aborted: Aborted | null): Promise<void> {
  await transact(run.means.db, async (tx) => {
    await saveRun(tx, run);
    const end = { finished_at: run.means.now().toISOString(), aborted };
    await tx.updateTable('reconcile_runs').set(end).where('id', '=', run.id).execute();
    await tx.deleteFrom('reconcile_marks').where('run_id', '=', run.id).execute();
  });
}

/** To be asked before each step: false when the process is stopping or the lease is somebody else's. */
export async function mayGoOn({ means, lease }: Run): Promise<boolean> {
  return !means.signal?.aborted && (await lease.renew());
}
