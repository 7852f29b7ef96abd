import { createDeps } from '../deps.ts';
import { readEnv, SettingsError } from '../env.ts';
import { createLog } from '../observe/log.ts';
import { runHub } from './hub.ts';
import { terminal } from './terminal.ts';

/** `pnpm hub …`. Exit status: 0 done; 1 something is wrong, nothing was deleted; 2 invalid usage. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());

process.exitCode = await runHub(process.argv.slice(2), {
  terminal: terminal(process.stdout, process.stderr, process.stdout.isTTY && process.stdout.hasColors()),
  open() {
    const env = readEnv();
    return createDeps(env, createLog('error', process.stderr), stop.signal);
  },
  explain: (error) => (error instanceof SettingsError ? error.message : undefined),
});
