import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { CLOSED } from '../migrate.ts';
import { isNoSuchTable } from '../no-such-table.ts';
import type { Tables } from '../tables.ts';
import { type ForeignKeys, foreignKeys, foreignKeysOf } from './foreign-keys.ts';
import { patiently } from './patiently.ts';
import { MoveRefused } from './refused.ts';

const progress = z.record(
  z.string(),
  z.object({
    /** The key of the last row that was copied. */
    after: z.record(z.string(), z.string().nullable()).nullable(),
    rows: z.number(),
    done: z.boolean(),
  }),
);

/** How far each table has been copied. */
export type Progress = z.infer<typeof progress>;

export interface TargetState {
  /** The move's, as the source has it. */
  id: string;
  state: 'copying' | 'done';
  progress: Progress;
  foreignKeys: ForeignKeys;
}

export async function targetState({ migrations }: Database): Promise<TargetState | undefined> {
  try {
    const { rows } = await sql<Record<'id' | 'state' | 'progress' | 'foreign_keys', string>>`
      select id, state, progress, foreign_keys from move_target`.execute(migrations);
    const [row] = rows;
    return (
      row && {
        id: row.id,
        state: row.state === 'done' ? 'done' : 'copying',
        progress: progress.parse(JSON.parse(row.progress)),
        foreignKeys: foreignKeys.parse(JSON.parse(row.foreign_keys)),
      }
    );
  } catch (error) {
    if (isNoSuchTable(error)) return undefined;
    throw error;
  }
}

/** Remembers the foreign keys, before they are taken off. No process starts on the database until `finishTarget`. */
export async function beginTarget(tx: Kysely<Tables>, kind: Database['kind'], id: string): Promise<void> {
  const foreignKeys = kind === 'postgres' ? await foreignKeysOf(tx) : [];
  await sql`create table if not exists move_target (id text primary key, state text not null, holder text not null,
    progress text not null, foreign_keys text not null)`.execute(tx);
  await sql`insert into move_target (id, state, holder, progress, foreign_keys)
    values (${id}, 'copying', '', '{}', ${JSON.stringify(foreignKeys)})`.execute(tx);
  await sql`insert into kysely_migration (name, timestamp) values (${CLOSED.unfinished}, '')`.execute(tx);
}

export async function finishTarget(tx: Kysely<Tables>): Promise<void> {
  await sql`update move_target set state = 'done'`.execute(tx);
  await sql`delete from kysely_migration where name = ${CLOSED.unfinished}`.execute(tx);
}

/** Writes to the target for one run of the command. */
export interface TargetWriter {
  /** Throws, with nothing written, once another run has begun: the one that began last is the only one that writes. */
  write(work: (tx: Kysely<Tables>) => Promise<void>): Promise<void>;
}

export async function takeTarget(target: Database): Promise<TargetWriter> {
  const holder = randomUUID();
  await patiently(target, async (tx) => {
    await sql`update move_target set holder = ${holder}`.execute(tx);
  });
  return {
    write: (work) =>
      patiently(target, async (tx) => {
        const { numAffectedRows } = await sql`
          update move_target set holder = ${holder} where holder = ${holder}`.execute(tx);
        if (numAffectedRows !== 1n) throw new MoveRefused('Another run of this command has taken over');
        await work(tx);
      }),
  };
}

export async function saveProgress(tx: Kysely<Tables>, progress: Progress): Promise<void> {
  await sql`update move_target set progress = ${JSON.stringify(progress)}`.execute(tx);
}
