import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { liveInstances, openDatabase } from '@ticket-hub/db';
import { databaseKinds, emptyDatabaseUrl } from '@ticket-hub/db/testing';
import { startSandbox } from '@ticket-hub/sandbox';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { features, schemasOf } from '../src/features.ts';
import { webClient } from './clients.ts';
import { listening, startProcess } from './processes.ts';
import { SECRET, settingsFor } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function world() {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    const databaseUrl = await emptyDatabaseUrl(kind);
    const settings = settingsFor(sandbox, databaseUrl);
    return { sandbox, databaseUrl, settings };
  }

  test('killed right after a 200, it has lost nothing', async () => {
    const { sandbox, databaseUrl, settings } = await world();
    const child = startProcess(settings);
    const url = await listening(child);
    sandbox.clerk.outbox.hold();
    sandbox.clerk.outbox.endpoint = { url: `${url}/webhooks/clerk`, secrets: [SECRET] };
    const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
    const [message] = sandbox.clerk.outbox.messages;
    if (!message) throw new Error('A message was expected');
    expect((await sandbox.clerk.outbox.attempt(message)).status).toBe(200);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const db = openDatabase(databaseUrl, schemasOf(features));
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom('users').select(['clerk_id', 'first_name']).execute()).toEqual([
      { clerk_id: id, first_name: 'Ada' },
    ]);
    expect(await db.read.selectFrom('deliveries').select('outcome').execute()).toEqual([{ outcome: 'created' }]);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with 0, though a browser is listening', async (signal) => {
    const { sandbox, databaseUrl, settings } = await world();
    const child = startProcess(settings);
    const url = await listening(child);
    const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
    const heard = vi.fn();
    const client = webClient(`${url}/trpc`, () => sandbox.clerk.sessionToken(id));
    const { unsubscribe } = client.live.changes.subscribe(undefined, { onData: heard });
    onTestFinished(unsubscribe);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    const db = openDatabase(databaseUrl, schemasOf(features));
    onTestFinished(() => db.close());
    const running = () => liveInstances(db.read, new Date());
    await vi.waitFor(async () => expect(await running()).toHaveLength(1));
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await running()).toEqual([]);
  });

  test('a request that is under way when it is told to stop is answered', async () => {
    const { sandbox, settings } = await world();
    const child = startProcess(settings);
    const url = await listening(child);
    const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
    sandbox.clerk.api.slow(500);
    const asking = webClient(`${url}/trpc`, () => sandbox.clerk.sessionToken(id)).users.me.query();
    await vi.waitFor(() => expect(sandbox.clerk.api.requests).toBe(1));
    child.kill('SIGTERM');
    expect(await asking).toMatchObject({ name: 'Ada' });
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('two processes on one database start at once and both serve', async () => {
    const { sandbox, settings } = await world();
    const urls = await Promise.all([listening(startProcess(settings)), listening(startProcess(settings))]);
    const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
    const token = () => sandbox.clerk.sessionToken(id);
    const both = await Promise.all(urls.map((url) => webClient(`${url}/trpc`, token).users.me.query()));
    expect(both[0]).toEqual(both[1]);
  });
});

test('with wrong settings it does not start, and names all of them, without a value that may be a secret', async () => {
  const child = startProcess({ WEB_URL: 'nowhere', LOG_LEVEL: 'loud', CLERK_SECRET_KEY: 's3cret' });
  const said: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  expect(await once(child, 'close')).toEqual([1, null]);
  const text = Buffer.concat(said).toString();
  for (const name of ['WEB_URL', 'LOG_LEVEL', 'CLERK_SECRET_KEY', 'CLERK_PUBLISHABLE_KEY'])
    expect(text).toContain(name);
  for (const value of ['nowhere', 'loud']) expect(text).toContain(value);
  expect(text).not.toContain('s3cret');
});

/** Everything it said until it ended, and how it ended. */
async function lastWords(settings: Record<string, string>) {
  const child = startProcess(settings);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = await once(child, 'close');
  return { status, text: Buffer.concat(said).toString() };
}

test('a database that refuses it is no start but a sentence, which does not say its address', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const url = (await emptyDatabaseUrl('postgres')).replace(/@\/\w+/, ':s3cret@/nowhere');
  const { status, text } = await lastWords(settingsFor(sandbox, url));
  expect([status, text]).toEqual([1, 'The database refuses us (3D000). DATABASE_URL may be wrong.\n']);
});

test('a port that is taken is no start but a sentence, and the database is not touched', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const url = await emptyDatabaseUrl('sqlite');
  const { port } = new URL(sandbox.url);
  const { status, text } = await lastWords({ ...settingsFor(sandbox, url), HOST: 'localhost', PORT: port });
  expect([status, text]).toEqual([1, `Port ${port} is already in use. Set PORT, or stop the process that uses it.\n`]);
  expect(existsSync(url.slice('file:'.length))).toBe(false);
});

test('development starts nothing when a port that it needs is taken, and says which', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const env = { ...settingsFor(sandbox, 'file:nowhere'), PORT: '0', WEB_URL: 'https://web.example' };
  const freePorts = fileURLToPath(new URL('../dev/free-ports.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [freePorts], { env });
  const { port } = new URL(sandbox.url);
  const sentence = `Port ${port} is taken. Is it running already? Stop what listens there.\n`;
  expect([status, stderr.toString()]).toEqual([1, sentence]);
});
