import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { start, startWired } from '../test/start.ts';
import { startSandbox } from './index.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test.each(['0.0.0.0', '::', '192.168.0.10', 'example.com'])('it refuses to listen on %s', async (host) => {
  await expect(startSandbox({ host })).rejects.toThrow('loopback only');
});

test.each(['localhost', '127.0.0.1', '127.0.0.2'])('it listens on %s', async (host) => {
  const sandbox = await start({ host });
  expect(sandbox.url).toMatch(`http://${host}:`);
  expect((await fetch(sandbox.url)).status).toBe(200);
});

test('a taken port is an error, not a hang', async () => {
  const { url } = await start();
  await expect(startSandbox({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
});

test('a name that was made to resolve to this machine gets nothing', async () => {
  const { url } = await start();
  const status = await new Promise((resolve, reject) => {
    request(url, { headers: { host: 'rebound.example.com' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});

test('the publishable key names the sandbox, and tokens are issued by its address', async () => {
  const { clerk, url } = await start();
  expect(clerk.publishableKey).toBe(`pk_test_${btoa(`localhost:${new URL(url).port}$`)}`);
  expect(clerk.issuer).toBe(url);
});

test('users and sessions survive a restart if there is a file', async () => {
  const file = join(await emptyFolder(), 'nested', 'sandbox.json');
  const first = await startSandbox({ file });
  const ann = first.clerk.users.create({ emailAddress: 'ann@example.com' });
  const gone = first.clerk.users.create();
  first.clerk.users.delete(gone.id);
  const session = first.clerk.sessions.create(ann.id);
  const ended = first.clerk.sessions.create(ann.id);
  first.clerk.sessions.end(ended.id);
  await first.close();

  const { clerk } = await start({ file });
  expect(clerk.users.all()).toEqual([ann]);
  expect(clerk.sessions.get(session.id)).toEqual(session);
  expect(clerk.sessions.get(ended.id)?.status).toBe('ended');
});

test('deliveries survive a restart, and those that wait go on with their schedule', async () => {
  const file = join(await emptyFolder(), 'sandbox.json');
  const first = await startWired({ file });
  first.sandbox.clerk.users.create();
  await first.sandbox.clerk.outbox.idle();
  first.receiver.answer = { status: 500 };
  first.sandbox.clerk.users.create();
  await first.sandbox.clerk.outbox.idle();
  const before = structuredClone(first.sandbox.clerk.outbox.messages);
  await first.sandbox.close();

  const second = await startWired({ file });
  const { outbox } = second.sandbox.clerk;
  expect(outbox.messages).toEqual(before);
  second.clock.advance(4_000);
  await outbox.idle();
  expect(second.receiver.received).toEqual([]);
  second.clock.advance(2_000);
  await outbox.idle();
  expect(second.receiver.received.map(({ headers }) => headers['svix-id'])).toEqual([before[1]?.id]);
  expect(outbox.messages[1]).toMatchObject({ state: 'delivered', attempts: [{ status: 500 }, { status: 200 }] });
});

test('the file is replaced as a whole, and nothing is left beside it', async () => {
  const folder = await emptyFolder();
  const { clerk } = await start({ file: join(folder, 'sandbox.json') });
  for (let i = 0; i < 10; i += 1) clerk.users.create();
  expect(await readdir(folder)).toEqual(['sandbox.json']);
  expect(JSON.parse(await readFile(join(folder, 'sandbox.json'), 'utf8')).clerk.users).toHaveLength(10);
});

test('a file that is not its own is an error and stays as it is', async () => {
  const file = join(await emptyFolder(), 'sandbox.json');
  for (const content of ['{ half', '{"something":"else"}']) {
    await writeFile(file, content);
    await expect(startSandbox({ file })).rejects.toThrow();
    expect(await readFile(file, 'utf8')).toBe(content);
  }
});

test('without a file everything lives in memory', async () => {
  const first = await startSandbox();
  first.clerk.users.create();
  await first.close();
  expect((await start()).clerk.users.all()).toEqual([]);
});

test('closing waits for nobody, not even for a request that hangs', async () => {
  const sandbox = await startSandbox();
  sandbox.clerk.api.hang();
  const hanging = fetch(`${sandbox.url}/v1/users`).catch((error: unknown) => error);
  await expect.poll(() => sandbox.clerk.api.requests).toBe(1);
  await sandbox.close();
  await hanging;
  await expect(fetch(sandbox.url)).rejects.toThrow();
});
