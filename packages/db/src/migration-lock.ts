import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseBusy } from './busy.ts';
import type { Database } from './database.ts';
import { holdLease, takeLease } from './lease.ts';
import { leases } from './migrations/0002-reconcile.ts';
import { rerunnable } from './rerunnable.ts';

const LEASE = { name: 'migrations', lastsMs: 30_000, now: () => new Date() };
const AGAIN_AFTER_MS = 250;

/** A lock is not available: the migrator takes one of its session, and waits for a second. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Keeps migrations of several processes apart. `held` when another one has been at work for a moment. */
export async function underLock<T>(db: Database, work: () => Promise<T>): Promise<T | 'held'> {
  if (await db.can('sessionLock')) return await work().catch(heldIfLocked);
  const lease = await takeLease(await withLeases(db), LEASE);
  if (!lease) {
    await sleep(AGAIN_AFTER_MS);
    return 'held';
  }
  const holding = holdLease(lease, LEASE.lastsMs);
  try {
    return await work();
  } finally {
    await holding.release();
  }
}

function heldIfLocked(error: unknown): 'held' {
  if (error instanceof DatabaseBusy && error.code === LOCK_NOT_AVAILABLE) return 'held';
  throw error;
}

/** The migration that makes the table of leases needs one itself. */
async function withLeases(db: Database): Promise<Database> {
  await leases.up(db.migrations.withPlugin(rerunnable)).catch((error: unknown) => {
    const raced = error instanceof pg.DatabaseError && /^(23505|42P07|42710)$/.test(error.code ?? '');
    if (!raced) throw error;
  });
  return db;
}
