import { postgresUrl, startPostgresServer, startStandby } from '@ticket-hub/db/testing';
import { onTestFinished } from 'vitest';

export interface Replicated {
  /** Of both servers, whichever takes writes. */
  url: string;
  /** The primary dies as in a crash, and its standby takes over. */
  fail(): Promise<void>;
}

/** A Postgres whose standby has every commit that was answered. */
export async function startReplicated(): Promise<Replicated> {
  const primary = await startPostgresServer({ as: 'replicated' });
  const standby = await startStandby(primary, { synchronous: true });
  onTestFinished(async () => {
    await standby.stop();
    await primary.stop();
  });
  return {
    url: postgresUrl(`${primary.socket},${standby.socket}`, 'postgres'),
    async fail() {
      await primary.end('SIGKILL');
      await standby.promote();
    },
  };
}
