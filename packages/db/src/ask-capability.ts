import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { asBusy, DatabaseBusy } from './busy.ts';
import type { Capability } from './capabilities.ts';
import type { Servers } from './servers.ts';
import type { Tables } from './tables.ts';

const TIMEOUT_MS = 5_000;
const HEARD_WITHIN_MS = 3_000;

interface Taken {
  taken: boolean;
}

type Probe = (session: pg.Client, others: Kysely<Tables>) => Promise<boolean>;

/**
 * Tries whether the engine has a capability, by what it does: some engines accept statements that have no effect there, and
 * poolers of transactions pass on what has an effect on nobody. A session of `servers` is asked; `others` are other connections.
 */
export async function askCapability(
  capability: Capability,
  servers: Servers,
  others: Kysely<Tables>,
): Promise<boolean> {
  for (let tried = 1; ; tried++) {
    try {
      return await ask(capability, servers, others);
    } catch (error) {
      if (!(error instanceof DatabaseBusy) || tried >= servers.urls.length) throw error;
    }
  }
}

/** Asks the current server. One that cannot answer is left. */
async function ask(capability: Capability, servers: Servers, others: Kysely<Tables>): Promise<boolean> {
  const server = servers.current;
  const limits = { connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS };
  const session = new pg.Client({ connectionString: server, ...limits });
  session.on('error', () => {});
  try {
    await session.connect();
    await servers.expectWritable(session, server);
    return await probes[capability](session, others);
  } catch (error) {
    const busy = asBusy(error);
    if (busy instanceof DatabaseBusy) servers.leave(server);
    if (busy instanceof DatabaseBusy || !(error instanceof pg.DatabaseError) || REFUSED.test(error.code ?? ''))
      throw busy;
    return false;
  } finally {
    // Not waited for: a frozen server never closes it.
    session.end().catch(() => {});
  }
}

/** The user or the database: says nothing about the engine. */
const REFUSED = /^(28|3D)/;

const probes: Record<Capability, Probe> = {
  async notify(session, others) {
    const channel = `hub_probe_${randomUUID().replaceAll('-', '')}`;
    const heard = new Promise<boolean>((resolve) => {
      // Through a pooler, those of others come by.
      session.on('notification', (message) => message.channel === channel && resolve(true));
    });
    await session.query(`listen ${channel}`);
    if (await isUnpooled(session)) {
      const { rows } = await session.query<{ channel: string }>('select pg_listening_channels() as channel');
      return rows.some((row) => row.channel === channel);
    }
    await sql`select pg_notify(${channel}, '')`.execute(others);
    return await Promise.race([heard, sleep(HEARD_WITHIN_MS, false, { ref: false })]);
  },

  /** Others do not get a lock that the session holds. A pooler may hand the session to them. */
  async sessionLock(session, others) {
    if (!(await isUnpooled(session))) return false;
    const key = randomInt(2 ** 47);
    const taken = await session.query<Taken>(`select pg_try_advisory_lock(${key}) as taken`);
    const another = await sql<Taken>`select pg_try_advisory_xact_lock(${sql.lit(key)}) as taken`.execute(others);
    return taken.rows[0]?.taken === true && another.rows[0]?.taken === false;
  },

  async transactionalDdl(session) {
    const table = `hub_probe_${randomUUID().replaceAll('-', '')}`;
    await session.query('begin');
    await session.query(`create table ${table} (id int)`);
    await session.query('rollback');
    const { rows } = await session.query(`select to_regclass('${table}') as table`);
    if (rows[0]?.table === null) return true;
    await session.query(`drop table ${table}`);
    return false;
  },
};

/** The other side is the process of the server that it said it was when the connection was made. A pooler says something else. */
async function isUnpooled(session: pg.Client): Promise<boolean> {
  const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  return 'processID' in session && rows[0]?.pid === session.processID;
}
