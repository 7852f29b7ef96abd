import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import { isNoSuchTable } from '../no-such-table.ts';
import { retryWhenBusy } from '../retry.ts';
import type { Tables } from '../tables.ts';
import { patiently } from './patiently.ts';
import { MoveRefused } from './refused.ts';

/** What the source knows of its move. It may be written while it is `copying`, and never again once it has `moved`. */
export interface SourceState {
  id: string;
  state: 'copying' | 'frozen' | 'moved';
  /** When it came into this state. */
  since: string;
}

export async function sourceState({ migrations }: Database): Promise<SourceState | undefined> {
  const query = sql<SourceState>`select id, state, since from move_source`;
  try {
    const { rows } = await retryWhenBusy(() => query.execute(migrations));
    return rows[0];
  } catch (error) {
    if (isNoSuchTable(error)) return undefined;
    throw error;
  }
}

/** Changes the source for one run of the command. */
export interface SourceWriter {
  /** The move's. */
  id: string;
  /** Throws, with nothing changed, once another run has begun or the move was cancelled. */
  write<T>(work: (tx: Kysely<Tables>) => Promise<T>): Promise<T>;
}

/** Begins a move, or goes on with the one that there is. */
export async function takeSource(source: Database, now: Date): Promise<SourceWriter> {
  const holder = randomUUID();
  const id = await patiently(source, async (tx) => {
    await sql`create table if not exists move_source
      (id text primary key, state text not null, since text not null, holder text not null)`.execute(tx);
    const { rows } = await sql<{ id: string }>`update move_source set holder = ${holder} returning id`.execute(tx);
    if (rows[0]) return rows[0].id;
    const created = randomUUID();
    await sql`insert into move_source (id, state, since, holder)
      values (${created}, 'copying', ${now.toISOString()}, ${holder})`.execute(tx);
    return created;
  });
  return {
    id,
    write: (work) =>
      patiently(source, async (tx) => {
        const { numAffectedRows } = await sql`
          update move_source set holder = ${holder} where holder = ${holder}`.execute(tx);
        if (numAffectedRows !== 1n) throw new MoveRefused('Another run of this command has taken over');
        return await work(tx);
      }),
  };
}

interface NextState {
  state: SourceState['state'];
  now: Date;
}

export async function setSource(tx: Kysely<Tables>, { state, now }: NextState): Promise<void> {
  await sql`update move_source set state = ${state}, since = ${now.toISOString()}`.execute(tx);
}
