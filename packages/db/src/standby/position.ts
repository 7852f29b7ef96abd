import { sql } from 'kysely';
import type pg from 'pg';
import type { Reader } from '../database.ts';

/**
 * How far the log of the primary has grown, in bytes, as a WAL location says it. What was committed before a position is
 * shown by every standby that has replayed up to it. A number holds nine petabytes of log.
 */
export type Position = number;

/** Where the log ends. Right after a commit it contains that commit, also one that is not on disk yet. */
export const WRITTEN = "pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::int8";

/** What standbys are sent. */
export const flushed = sql<Position>`pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::int8`;

/** What a standby shows. Null on a server that is none. */
const REPLAYED = "case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::int8 end";

export const replayed = sql.raw<Position | null>(REPLAYED);

/** Of a database, behind whatever was committed before. */
export async function positionOf(db: Reader): Promise<Position> {
  const { at } = await db.selectNoFrom(sql<Position>`${sql.raw(WRITTEN)}`.as('at')).executeTakeFirstOrThrow();
  return at;
}

export async function writtenOn(client: pg.ClientBase): Promise<Position> {
  const { rows } = await client.query<{ at: string }>(`select ${WRITTEN} as at`);
  return Number(rows[0]?.at);
}

export async function replayedOn(client: pg.ClientBase): Promise<Position | undefined> {
  const { rows } = await client.query<{ at: Position | null }>(`select ${REPLAYED} as at`);
  return rows[0]?.at ?? undefined;
}
