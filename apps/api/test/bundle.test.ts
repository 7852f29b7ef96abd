import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { emptyDatabaseUrl, testDatabaseUrl } from '@ticket-hub/db/testing';
import { startSandbox } from '@ticket-hub/sandbox';
import SqliteFile from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listening, startProcess } from './processes.ts';
import { settingsFor } from './world.ts';

async function settings(databaseUrl: string): Promise<Record<string, string>> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  return settingsFor(sandbox, databaseUrl);
}

test('the stack of an error in the log names files of the source', async () => {
  const databaseUrl = await emptyDatabaseUrl('sqlite');
  writeFileSync(databaseUrl.slice('file:'.length), 'no database '.repeat(100));
  const child = startProcess(await settings(databaseUrl));
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  await once(child, 'close');
  const { stack } = JSON.parse(Buffer.concat(said).toString()).err;
  expect(stack).toMatch(/ \(file:.+\/apps\/api\/src\/deps\.ts:\d+:\d+\)\n/);
  expect(stack).toMatch(/ \(file:.+\/packages\/db\/src\/sqlite\.ts:\d+:\d+\)\n/);
  expect(stack).not.toContain('/dist/');
});

test('the thread that looks for bytes of the deleted starts from the bundle too', async () => {
  const databaseUrl = await testDatabaseUrl('sqlite');
  const file = new SqliteFile(databaseUrl.slice('file:'.length));
  onTestFinished(() => void file.close());
  file.prepare('insert into erasures (id, due_since) values (?, ?)').run('1', new Date().toISOString());
  await listening(startProcess(await settings(databaseUrl)));
  await vi.waitFor(() => expect(file.prepare('select * from erasures').all()).toEqual([]));
});

test('without a build it does not start, and says what to do', () => {
  const preloaded = new URL('../require-build.js', import.meta.url).href;
  const missing = fileURLToPath(new URL('../dist/missing.js', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['--import', preloaded, missing]);
  expect([status, stderr.toString()]).toEqual([1, 'Run `pnpm build` first.\n']);
});

test("the bundle has native object spread in place of tRPC's helper", () => {
  const vendor = readFileSync(new URL('../dist/vendor.js', import.meta.url), 'utf8');
  const helpers = vendor.match(/function _objectSpread2\(.+?\}/g);
  expect(helpers).toEqual(['function _objectSpread2(...objects){return Object.assign(...objects)}']);
});
