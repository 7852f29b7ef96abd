import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { transact } from './transact.ts';

/** Nobody else does the job before this moment, if `renew` is called in time. */
export interface Lease {
  /** False when it has run out and somebody else holds it: stop working. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

interface LeaseOptions {
  name: string;
  /** How long it lasts without being renewed, after a crash for example. */
  lastsMs: number;
  now: () => Date;
}

/** The right to do a job that must not run twice at once, over all processes on this database; undefined if it is taken. */
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
