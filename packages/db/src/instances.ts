import { randomUUID } from 'node:crypto';
import { publish } from './changes.ts';
import type { Database, Reader } from './database.ts';
import { transact } from './transact.ts';

export const BEAT_EVERY_MS = 15_000;
/** Four beats were missed. */
const SILENT_AFTER_MS = 60_000;

/** An API process that is running on this database. */
export interface Instance {
  id: string;
  version: string;
  startedAt: string;
  beatAt: string;
  /** From a commit until this process hears of it. Null until it has been measured. */
  lagMs: number | null;
}

export interface Heartbeat {
  readonly id: string;
  readonly version: string;
  /** Of this moment: it grows while a beat stays unheard. */
  lagMs(): number | null;
  /** Says that this process lives, and measures anew. Begins to listen. */
  beat(): Promise<void>;
  /** Says that this process ends. */
  stop(): Promise<void>;
}

/** The row of this process among the {@link liveInstances}, under a random id. */
export function createHeartbeat(db: Database, version: string, now: () => Date): Heartbeat {
  const id = randomUUID();
  const started_at = now().toISOString();
  let measured: number | null = null;
  /** When the oldest beat that is unheard was committed. */
  let unheardSince: number | undefined;
  let unsubscribe: (() => void) | undefined;

  function lagMs(): number | null {
    const waited = unheardSince === undefined ? 0 : performance.now() - unheardSince;
    return waited > (measured ?? BEAT_EVERY_MS) ? Math.round(waited) : measured;
  }

  /** Its own beat, or "everything" after a time in which it could not hear. */
  function hear(): void {
    if (unheardSince === undefined) return;
    measured = Math.round(performance.now() - unheardSince);
    unheardSince = undefined;
  }

  return {
    id,
    version,
    lagMs,
    async beat() {
      unsubscribe ??= db.changes.subscribe(hear, id);
      const state = { beat_at: now().toISOString(), lag_ms: lagMs() };
      const before = unheardSince;
      try {
        await transact(db, async (tx) => {
          await tx
            .insertInto('instances')
            .values({ id, version, started_at, ...state })
            .onConflict((conflict) => conflict.column('id').doUpdateSet(state))
            .execute();
          await publish(tx, { fact: 'beat', concerns: 'instance', audience: id });
          // Before the commit is answered, because it can be heard before.
          unheardSince ??= performance.now();
        });
      } catch (error) {
        if (before === undefined) unheardSince = undefined;
        throw error;
      }
    },
    async stop() {
      unsubscribe?.();
      await transact(db, (tx) => tx.deleteFrom('instances').where('id', '=', id).execute());
    },
  };
}

/** Those that have not been silent for a minute, the oldest first. */
export async function liveInstances(db: Reader, at: Date): Promise<Instance[]> {
  return await db
    .selectFrom('instances')
    .select(['id', 'version', 'started_at as startedAt', 'beat_at as beatAt', 'lag_ms as lagMs'])
    .where('beat_at', '>=', silentSince(at))
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

/** Forgets those that ended without saying so. One that only paused comes back with its next beat. */
export async function pruneInstances(db: Database, at: Date): Promise<void> {
  await transact(db, (tx) => tx.deleteFrom('instances').where('beat_at', '<', silentSince(at)).execute());
}

function silentSince(at: Date): string {
  return new Date(at.getTime() - SILENT_AFTER_MS).toISOString();
}
