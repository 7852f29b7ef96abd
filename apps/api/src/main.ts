import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './app.ts';
import { CannotStart } from './cannot-start.ts';
import { createDeps } from './deps.ts';
import { type Env, readEnv, SettingsError } from './env.ts';
import { drain } from './http/drain.ts';
import { listen } from './http/listen.ts';
import { together } from './http/together.ts';
import { runJobs } from './jobs/jobs.ts';
import { createLog, type Logger } from './observe/log.ts';
import { prepareDatabase } from './prepare-database.ts';

/** A drain that takes longer than this is cut off; a supervisor usually kills after ten seconds. */
const DRAIN_MS = 7_000;
/** A database that has stopped answering is not waited for. */
const CLOSE_MS = 1_500;

/** How long a database that is not there yet is waited for. */
const DATABASE_MS = 30_000;

async function main(env: Env, log: Logger): Promise<void> {
  const stopping = new AbortController();
  const { server, port, answerWith } = await listen(env.host, env.port);
  server.on('error', (error) => die(log, error));
  const deps = createDeps(env, log, stopping.signal);
  let jobs: Promise<void> | undefined;

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

  const migrations = await prepareDatabase(deps.db, { log, giveUpAfterMs: DATABASE_MS, signal: stopping.signal });
  if (stopping.signal.aborted) return;
  answerWith(together(createApp(deps).fetch));
  jobs = runJobs(deps);
  log.info(
    { url: `http://${env.host}:${port}`, port, database: deps.db.kind, migrations, instance: deps.heartbeat.id },
    'listening',
  );
  // For the next start, if NODE_COMPILE_CACHE names a folder: a process that is killed keeps nothing by itself.
  flushCompileCache();
}

function die(log: Logger, error: unknown): void {
  if (error instanceof CannotStart) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, 'cannot go on');
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
