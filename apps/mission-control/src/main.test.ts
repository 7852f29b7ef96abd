import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

test.each(['SIGINT', 'SIGTERM'] as const)('it starts, says where it is, and ends quietly on %s', async (signal) => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: {
      SANDBOX_PORT: '0',
      SANDBOX_FILE: fileURLToPath(new URL('../node_modules/.cache/no-such.json', import.meta.url)),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const url = /^Mission control \(Clerk and Stripe\) {2}(http:\/\/localhost:\d+)\n$/.exec(String(line))?.[1] ?? '';
  expect((await fetch(url)).status).toBe(200);
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
});
