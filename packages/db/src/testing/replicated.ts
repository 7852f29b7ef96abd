import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import { type PostgresStandby, startStandby } from './postgres-standby.ts';
import { postgresUrl } from './setup.ts';

export interface Replicated {
  primary: PostgresServer;
  standby: PostgresStandby;
  /** Of both servers, whichever takes writes. */
  url: string;
  /** The primary dies as in a crash, and its standby takes over. */
  fail(): Promise<void>;
  stop(): Promise<void>;
}

/** A Postgres whose standby has every commit that was answered. */
export async function startReplicated(): Promise<Replicated> {
  const primary = await startPostgresServer({ as: 'replicated' });
  const standby = await startStandby(primary, { synchronous: true });
  return {
    primary,
    standby,
    url: postgresUrl(`${primary.socket},${standby.socket}`, 'postgres'),
    async fail() {
      await primary.end('SIGKILL');
      await standby.promote();
    },
    async stop() {
      await standby.stop();
      await primary.stop();
    },
  };
}
