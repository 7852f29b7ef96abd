import { isLeased, type Reader } from '@ticket-hub/db';
import { LEASE } from './reconcile.ts';
import type { Aborted } from './types.ts';

/** A run of reconcile as it stands: under way, finished, or left behind by a process that died. */
export interface ReconcileRun {
  id: string;
  state: 'running' | 'finished' | 'left';
  dryRun: boolean;
  startedAt: string;
  finishedAt: string | null;
  checked: number;
  /** About how many users there are at Clerk; 0 until it has been asked. */
  total: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  invalid: number;
  /** How many users differed from Clerk before the run. */
  drift: number;
  aborted: Aborted | null;
}

const SHOWN = 30;

/** The latest runs, dry ones too, the newest first: of this process and all others on the database. */
export async function recentRuns(db: Reader, now: Date): Promise<ReconcileRun[]> {
  const rows = await db.selectFrom('reconcile_runs').selectAll().orderBy('started_at', 'desc').limit(SHOWN).execute();
  const leased = await isLeased(db, LEASE, now);
  const open = rows.findIndex(({ finished_at }) => finished_at === null);
  return rows.map((row, i) => ({
    id: row.id,
    state: row.finished_at !== null ? 'finished' : leased && i === open ? 'running' : 'left',
    dryRun: row.dry_run === 1,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    checked: row.checked,
    total: row.total,
    created: row.created,
    updated: row.updated,
    deleted: row.deleted,
    unchanged: row.unchanged,
    invalid: row.invalid,
    drift: row.created + row.updated + row.deleted,
    aborted: row.aborted as Aborted | null,
  }));
}
