import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pooler } from './poolers.ts';
import { identity, run } from './postgres-binaries.ts';

/** The version of the PgBouncer of this machine, if it has one. */
export async function pgbouncerVersion(): Promise<string | undefined> {
  const said = await run('pgbouncer', ['--version']).catch(() => undefined);
  return said?.stdout.split('\n')[0];
}

/** The real one, as it comes but for `pool_mode`. */
export async function startPgbouncer(postgresSocket: string): Promise<Pooler> {
  const socket = mkdtempSync(join(tmpdir(), 'pgbouncer-'));
  // It refuses to run as root, and this is the user that it then runs as.
  chmodSync(socket, 0o777);
  const file = join(socket, 'pgbouncer.ini');
  const settings = {
    pool_mode: 'transaction',
    auth_type: 'any',
    listen_port: 5432,
    unix_socket_dir: socket,
    default_pool_size: 4,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(file, `[databases]\n* = host=${postgresSocket} user=postgres\n[pgbouncer]\n${lines.join('\n')}\n`);
  const child = spawn('pgbouncer', [file], { ...identity, cwd: socket, stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  await new Promise<void>((resolve, reject) => {
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('process up')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`pgbouncer exited with ${code}\n${log}`)));
  });
  return {
    socket,
    async stop() {
      process.off('exit', kill);
      const exit = once(child, 'exit');
      kill();
      await exit;
      rmSync(socket, { recursive: true, force: true });
    },
  };
}
