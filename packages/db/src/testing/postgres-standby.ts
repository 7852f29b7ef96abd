import { chmodSync, chownSync, cpSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { onServer } from './on-server.ts';
import { identity } from './postgres-binaries.ts';
import { dataOf, type PostgresServer, postgresFolder, runPostgres } from './run-postgres.ts';

export interface PostgresStandby extends PostgresServer {
  /** Makes it a primary. */
  promote(): Promise<void>;
  /** It goes on receiving, but shows nothing new until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

interface StandbyOptions {
  /** The primary answers a commit only when it is in this one's log, too. */
  synchronous?: boolean;
}

const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  /** Looks for its primary again soon. */
  wal_retrieve_retry_interval: '100ms',
};

/** A real standby of a `replicated` server, by streaming replication. There is no pg_basebackup in the packages from npm. */
export async function startStandby(
  primary: PostgresServer,
  { synchronous = false }: StandbyOptions = {},
): Promise<PostgresStandby> {
  const socket = postgresFolder();
  await copyData(primary, socket);
  const name = basename(socket).replace('-', '_').toLowerCase();
  const server = await runPostgres(socket, {
    ...SETTINGS,
    primary_conninfo: `host=${primary.socket} user=postgres application_name=${name}`,
  });
  await onServer(primary.socket, async (client) => {
    await until(client, `select from pg_stat_replication where application_name = '${name}' and state = 'streaming'`);
    if (!synchronous) return;
    await client.query(`alter system set synchronous_standby_names = '${name}'`);
    await client.query('select pg_reload_conf()');
    await until(client, `select from pg_stat_replication where application_name = '${name}' and sync_state = 'sync'`);
  });
  const ask = async (question: string) => void (await onServer(socket, (client) => client.query(question)));
  return {
    ...server,
    promote: () => ask('select pg_promote()'),
    pause: () =>
      onServer(socket, async (client) => {
        await client.query('select pg_wal_replay_pause()');
        await until(client, "select from pg_get_wal_replay_pause_state() state where state = 'paused'");
      }),
    resume: () => ask('select pg_wal_replay_resume()'),
  };
}

/** Belongs to the server alone, or is streamed. */
const LEFT_OUT = /^(postmaster\.(pid|opts))$/;
const EMPTIED = new Set(['pg_wal', 'pg_replslot']);

async function copyData(primary: PostgresServer, socket: string): Promise<void> {
  const from = dataOf(primary.socket);
  const to = dataOf(socket);
  const isCopied = (path: string) =>
    !LEFT_OUT.test(basename(path)) && !(dirname(dirname(path)) === from && EMPTIED.has(basename(dirname(path))));
  const label = await onServer(primary.socket, async (client) => {
    await client.query("select pg_backup_start('standby', fast => true)");
    cpSync(from, to, { recursive: true, filter: isCopied });
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    return rows[0]?.labelfile ?? '';
  });
  writeFileSync(join(to, 'backup_label'), label);
  writeFileSync(join(to, 'standby.signal'), '');
  chmodSync(to, 0o700);
  const { uid, gid } = identity;
  if (uid === undefined || gid === undefined) return;
  for (const path of ['', ...readdirSync(to, { recursive: true, encoding: 'utf8' })])
    chownSync(join(to, path), uid, gid);
}

async function until(client: pg.Client, condition: string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while ((await client.query(condition)).rowCount === 0) {
    if (performance.now() > deadline) throw new Error(`This did not come to be: ${condition}`);
    await sleep(5);
  }
}
