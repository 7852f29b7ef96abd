import { randomUUID } from 'node:crypto';
import type { Database, Reader } from './database.ts';
import { transact } from './transact.ts';

/** The exclusive right to a job, for as long as `renew` is called in time. */
export interface Lease {
  /** False when it has expired and another process holds it: stop working. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

interface LeaseOptions {
  name: string;
  /** How long it lasts without being renewed, for example after a crash. */
  lastsMs: number;
  now: () => Date;
}

/** Takes the lease of a job that must not run concurrently in any process on this database; undefined if it is held. */
export async function takeLease(db: Database, { name, lastsMs, now }: LeaseOptions): Promise<Lease | undefined> {
  const holder = randomUUID();

  async function claim(): Promise<boolean> {
    const at = now();
    const until = new Date(at.getTime() + lastsMs).toISOString();
    const row = await transact(db, (tx) =>
      tx
        .insertInto('leases')
        .values({ name, holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, until })
            .where((eb) => eb.or([eb('leases.until', '<', at.toISOString()), eb('leases.holder', '=', holder)])),
        )
        .returning('holder')
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  if (!(await claim())) return undefined;
  return {
    renew: claim,
    async release() {
      await transact(db, (tx) =>
        tx.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute(),
      );
    },
  };
}

/** Whether some process holds the lease of a job at that time. */
export async function isLeased(db: Reader, name: string, at: Date): Promise<boolean> {
  const row = await db.selectFrom('leases').select('until').where('name', '=', name).executeTakeFirst();
  return row !== undefined && row.until >= at.toISOString();
}

export interface HeldLease {
  /** False once another process may hold it: stop working. */
  held(): boolean;
  release(): Promise<void>;
}

/** Keeps renewing a lease while this process lives, however long a step of the work takes. */
export function holdLease(lease: Lease, lastsMs: number): HeldLease {
  let until = performance.now() + lastsMs;
  const beat = setInterval(async () => {
    const asked = performance.now();
    const renewed = await lease.renew().catch(() => undefined);
    if (renewed) until = asked + lastsMs;
    else if (renewed === false) until = 0;
  }, lastsMs / 3);
  return {
    held: () => performance.now() < until,
    async release() {
      clearInterval(beat);
      await lease.release();
    },
  };
}
