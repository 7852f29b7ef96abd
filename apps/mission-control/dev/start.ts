import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '../src/env.ts';

const lookEveryMs = 200;
/** What has been asked of the API is logged by then, so that the line about what to open comes last. */
const logSettlesMs = 1_000;

/** Runs everything that `pnpm dev` needs, fills an empty world unless it is told `--empty`, and ends with what to open. */
async function start(words: string[]): Promise<void> {
  const { options } = readSettings();
  const { port, webUrl, apiUrl } = options;
  runAll();
  const control = `http://localhost:${port}`;
  await Promise.all([`${apiUrl}/ready`, webUrl, `${control}/control/state`].map(answers));
  const people = words.includes('--empty') ? '' : await seed(`${control}/control/seed`);
  await sleep(logSettlesMs);
  process.stdout.write(`\nOpen ${webUrl}${people}. Mission control: ${control}\n`);
}

function runAll(): void {
  const turbo = spawn('turbo', ['run', 'dev', '--env-mode=loose'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  turbo.on('exit', (code) => process.exit(code ?? 1));
  process.on('SIGTERM', () => turbo.kill('SIGTERM'));
  // A terminal tells all processes by itself.
  process.on('SIGINT', () => process.stdin.isTTY || turbo.kill('SIGINT'));
}

async function answers(url: string): Promise<void> {
  while (!(await fetch(url).catch(() => undefined))?.ok) await sleep(lookEveryMs);
}

async function seed(url: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const { outcome }: { outcome?: string } = answer.ok ? await answer.json() : {};
  if (outcome === undefined) return ' (the world could not be filled: see above)';
  return outcome === 'not_played' ? '' : ' and sign in as anybody, such as Ada Lovelace';
}

await start(process.argv.slice(2));
