import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { migrate } from '@ticket-hub/db';
import { createApp } from './app.ts';
import { createDeps } from './deps.ts';
import { drain } from './drain.ts';
import { type Env, readEnv, SettingsError } from './env.ts';
import { runJobs } from './jobs/jobs.ts';
import { createLog, type Logger } from './log.ts';

/** A drain that takes longer than this is cut off; a supervisor usually kills after ten seconds. */
const DRAIN_MS = 7_000;
/** A database that has stopped answering is not waited for. */
const CLOSE_MS = 1_500;

async function main(env: Env, log: Logger): Promise<void> {
  const stopping = new AbortController();
  const deps = createDeps(env, log, stopping.signal);
  const migrations = await migrate(deps.db);
  const server = serve({ fetch: createApp(deps).fetch, hostname: env.host, port: env.port }, ({ port }) => {
    log.info({ url: `http://${env.host}:${port}`, port, database: deps.db.kind, migrations }, 'listening');
  }) as Server;

  const jobs = runJobs(deps);

  const stop = async (signal: string) => {
    if (stopping.signal.aborted) return;
    log.info({ signal }, 'stopping');
    stopping.abort();
    // A job that is waiting for Clerk is left behind: the next process carries on where it was.
    await Promise.race([Promise.all([drain(server, DRAIN_MS), jobs]), sleep(DRAIN_MS + 500)]);
    await Promise.race([deps.db.close(), sleep(CLOSE_MS)]);
    log.info('stopped');
    log.flush(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
  server.on('error', (error) => die(log, error));
}

function die(log: Logger, error: unknown): void {
  log.fatal({ err: error }, 'cannot go on');
  log.flush(() => process.exit(1));
}

try {
  const env = readEnv();
  const log = createLog(env.logLevel);
  process.on('uncaughtException', (error) => die(log, error));
  await main(env, log).catch((error: unknown) => die(log, error));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
