import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const api = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const hub = fileURLToPath(new URL('../dist/hub.js', import.meta.url));
/** Spares every process but the first the compiling, which is half of its start. */
const compiled = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../dist/compiled', import.meta.url)) };

/** The API as a process of its own, on any free port unless one is set. Killed when the test ends. */
export function startProcess(settings: Record<string, string>): ChildProcess {
  const env = { PORT: '0', ...compiled, ...settings };
  const child = spawn(process.execPath, [api], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Resolves with the address once the process listens; what it logs before that goes to `hear`. */
export async function listening(child: ChildProcess, hear: (message: string) => void = () => {}): Promise<string> {
  if (!child.stdout) throw new Error('No standard output');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const { msg, port } = JSON.parse(line);
    hear(msg);
    if (msg !== 'listening') continue;
    child.stdout.resume();
    return `http://127.0.0.1:${port}`;
  }
  throw new Error('It ended before it listened');
}

export async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** `pnpm hub …` as a process of its own. */
export async function runHubProcess(settings: Record<string, string>, ...words: string[]) {
  const env = { ...compiled, ...settings };
  const child = spawn(process.execPath, [hub, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  const [status] = await once(child, 'close');
  return { status, out: Buffer.concat(out).toString() };
}
