import { identity, postgresBinaries, run } from './postgres-binaries.ts';
import { dataOf, type PostgresServer, postgresFolder, runPostgres } from './run-postgres.ts';

export type { PostgresServer } from './run-postgres.ts';

/** These databases live as long as a test run. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/** Survives the end of its processes, though not of the machine; and keeps the log that a standby catches up with. */
const REPLICATED = { ...NOT_DURABLE, synchronous_commit: 'on', wal_keep_size: '256MB' };

const settings = { temporary: NOT_DURABLE, replicated: REPLICATED, durable: {} };

interface ServerOptions {
  /** `durable`: a commit is on disk before it is answered, as in production. `replicated`: for one that has standbys. */
  as?: keyof typeof settings;
}

/** A real Postgres from npm, with its data in a temporary directory. Nothing is installed on the machine. */
export async function startPostgresServer({ as = 'temporary' }: ServerOptions = {}): Promise<PostgresServer> {
  const { initdb } = await postgresBinaries();
  const socket = postgresFolder();
  const words = ['-D', dataOf(socket), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'];
  const options = { ...identity, cwd: socket, env: { LC_ALL: 'C', TZ: 'UTC' } };
  await run(initdb, [...words, '--locale-provider=builtin', '--locale=C.UTF-8'], options);
  return await runPostgres(socket, settings[as]);
}
