import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onServer } from './on-server.ts';
import { identity, postgresBinaries } from './postgres-binaries.ts';

const SETTINGS = {
  listen_addresses: '',
  max_connections: '300',
  shared_buffers: '64MB',
  jit: 'off',
};

export interface PostgresServer {
  /** Directory of its unix socket, and of its data. It listens on no TCP port. */
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

/** A temporary directory that the server may write to. */
export function postgresFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  if (identity.uid && identity.gid) chownSync(folder, identity.uid, identity.gid);
  return folder;
}

export function dataOf(socket: string): string {
  return join(socket, 'data');
}

/** Starts Postgres over the data in a folder of `postgresFolder`. */
export async function runPostgres(socket: string, settings: Record<string, string>): Promise<PostgresServer> {
  const { postgres } = await postgresBinaries();
  const all = Object.entries({ ...SETTINGS, ...settings, unix_socket_directories: socket });
  const words = ['-D', dataOf(socket), ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const options = { ...identity, cwd: socket, env: { LC_ALL: 'C', TZ: 'UTC' } };
  const launch = () => spawn(postgres, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
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
      thaw();
      await stopped(server);
      // After a crash, what is left of it may still be writing.
      rmSync(socket, { recursive: true, force: true, maxRetries: 10 });
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
  const own = "backend_type = 'client backend' and pid <> pg_backend_pid()";
  const { rows } = await onServer(socket, (client) =>
    client.query<{ pid: number }>(`select pid from pg_stat_activity where ${own}`),
  );
  return rows.map(({ pid }) => pid);
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (/ready to accept (read-only )?connections/.test(log)) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres exited with ${code}\n${log}`)));
  });
}

/** A smart shutdown lets clients disconnect; a fast one follows for those that do not. */
function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGINT'), 2_000).unref();
  });
}
