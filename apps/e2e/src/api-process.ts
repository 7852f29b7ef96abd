import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(import.meta.resolve('../../api/dist/main.js'));
/** Spares every process but the first the compiling, which is half of its start. */
const compiled = fileURLToPath(import.meta.resolve('../../api/dist/compiled'));

export interface ApiProcess {
  /** Of this build, or of the one whose file is given. */
  start(main?: string): Promise<void>;
  /** `SIGTERM` lets it finish what it does, `SIGKILL` does not. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** The real API, started as in production; it serves the built web app too. Its settings are all it knows. */
export function apiProcess(settings: Record<string, string>): ApiProcess {
  let child: ChildProcess | undefined;
  return {
    async start(main = built) {
      const env = { NODE_COMPILE_CACHE: compiled, ...settings };
      child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      await listening(child);
    },
    async stop(signal = 'SIGTERM') {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    },
  };
}

/** Its log is JSON, one object a line. */
async function listening(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('The API has no standard output');
  const lines: string[] = [];
  const log = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    log.on('line', (line) => {
      lines.push(line);
      if (line.includes('"msg":"listening"')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The API ended with ${code}:\n${lines.join('\n')}`)));
  });
}
