import { once } from 'node:events';
import { createServer } from 'node:net';
import { readEnv, SettingsError } from '../src/env.ts';

/** Before `pnpm dev` starts anything: one sentence for each port that is taken, and exit status 1. */
async function complaints(): Promise<string[]> {
  const env = readEnv();
  const local = [env.webUrl, env.clerk.apiUrl].map((url) => new URL(url)).filter((url) => url.hostname === 'localhost');
  const wanted = [
    { host: env.host, port: env.port },
    ...local.map(({ hostname, port }) => ({ host: hostname, port: Number(port) })),
  ];
  const taken = await Promise.all(wanted.map(async (address) => ((await isFree(address)) ? [] : [address.port])));
  return taken.flat().map((port) => `Port ${port} is taken. Is it running already? Stop what listens there.`);
}

async function isFree({ host, port }: { host: string; port: number }): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

const said = await complaints().catch((error: unknown) => {
  if (error instanceof SettingsError) return [error.message];
  throw error;
});
if (said.length > 0) {
  process.stderr.write(`${said.join('\n')}\n`);
  process.exitCode = 1;
}
