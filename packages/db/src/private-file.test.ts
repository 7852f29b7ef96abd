import { chmodSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { backupSqlite } from './backup.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { emptyDatabaseUrl } from './testing/index.ts';

const modes = (directory: string) =>
  Object.fromEntries(
    readdirSync(directory).map((name) => [name, (statSync(join(directory, name)).mode & 0o777).toString(8)]),
  );

async function opened(url: string): Promise<Database> {
  const db = openDatabase(url, [notesSchema]);
  onTestFinished(() => db.close());
  await migrate(db);
  return db;
}

async function folder() {
  const url = (await emptyDatabaseUrl('sqlite')).replace(/test\.db$/, 'data/test.db');
  return { url, path: url.slice('file:'.length), directory: dirname(url.slice('file:'.length)) };
}

test('a new database, its log, its index, its folder and a backup are for their owner alone', async () => {
  const { url, directory } = await folder();
  await opened(url);
  await backupSqlite(url, join(directory, 'copy.db'));
  const own = '600';
  expect(modes(directory)).toEqual({ 'test.db': own, 'test.db-wal': own, 'test.db-shm': own, 'copy.db': own });
  expect((statSync(directory).mode & 0o777).toString(8)).toBe('700');
});

test('an older database is tightened when it is opened, with its log', async () => {
  const { url, path, directory } = await folder();
  await opened(url);
  for (const file of [path, `${path}-wal`, `${path}-shm`]) chmodSync(file, 0o644);
  await opened(url);
  expect(Object.values(modes(directory))).toEqual(['600', '600', '600']);
});
