import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { rewrite } from './rewrite.ts';
import { scrubAfterCommit } from './scrub.ts';
import { emptyDatabaseUrl } from './testing/index.ts';
import { transact } from './transact.ts';

const SECRET = 'Xylophonia';

async function fileWithSecrets() {
  const url = await emptyDatabaseUrl('sqlite');
  const path = url.slice('file:'.length);
  const db = openDatabase(url);
  onTestFinished(() => db.close());
  await migrate(db);
  const at = '2026-01-01T00:00:00.000Z';
  for (let i = 0; i < 200; i++) {
    const user = { id: `id${i}`, clerk_id: `user_${i}`, email: `${SECRET}.${i}@example.com`, first_name: SECRET };
    const row = { ...user, revision: 'r', clerk_updated_at: 1, created_at: at, updated_at: at };
    await transact(db, (tx) => tx.insertInto('users').values(row).execute());
  }
  const clear = () =>
    transact(db, async (tx) => {
      await tx.updateTable('users').set({ email: null, first_name: null }).execute();
      await scrubAfterCommit(tx);
    });
  const traces = () =>
    [path, `${path}-wal`, `${path}-shm`]
      .filter(existsSync)
      .reduce((n, file) => n + readFileSync(file).toString('latin1').split(SECRET).length - 1, 0);
  return { db, path, url, clear, traces };
}

test('what was cleared leaves the file and its log within a moment', async () => {
  const { clear, traces } = await fileWithSecrets();
  expect(traces()).toBeGreaterThan(200);
  await clear();
  await vi.waitFor(() => expect(traces()).toBe(0), { timeout: 5_000 });
});

test('while a reader keeps the old log alive it is not taken for done', async () => {
  const { path, db, traces } = await fileWithSecrets();
  const reader = new SqliteFile(path, { readonly: true });
  reader.exec('begin; select * from users');
  await transact(db, (tx) => tx.updateTable('users').set({ email: null, first_name: null }).execute());
  expect(await rewrite(path, 1)).toBeUndefined();
  expect(traces()).toBeGreaterThan(0);
  reader.close();
  expect(await rewrite(path, 1)).toBeGreaterThan(0);
  expect(traces()).toBe(0);
});

test('closing the database does what is still due', async () => {
  const { db, clear, traces } = await fileWithSecrets();
  await clear();
  await db.close();
  expect(traces()).toBe(0);
});

test('what a killed process left undone, the next one does', async () => {
  const { db, url, traces } = await fileWithSecrets();
  const script = `
    import { openDatabase } from '${new URL('./database.ts', import.meta.url)}';
    import { scrubAfterCommit } from '${new URL('./scrub.ts', import.meta.url)}';
    import { transact } from '${new URL('./transact.ts', import.meta.url)}';
    await transact(openDatabase(${JSON.stringify(url)}), async (tx) => {
      await tx.updateTable('users').set({ email: null, first_name: null }).execute();
      await scrubAfterCommit(tx);
    });
    process.kill(process.pid, 'SIGKILL');`;
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(killed.signal).toBe('SIGKILL');
  expect(traces()).toBeGreaterThan(0);
  const next = openDatabase(url);
  onTestFinished(() => next.close());
  await vi.waitFor(() => expect(traces()).toBe(0), { timeout: 5_000 });
  expect(await db.read.selectFrom('users').select('id').execute()).toHaveLength(200);
});

test('writers and readers go on while the file is rewritten', async () => {
  const { db, clear, traces } = await fileWithSecrets();
  await clear();
  const until = performance.now() + 600;
  let writes = 0;
  while (performance.now() < until) {
    await transact(db, (tx) =>
      tx
        .updateTable('users')
        .set({ last_name: `v${writes}` })
        .where('id', '=', 'id1')
        .execute(),
    );
    await db.read.selectFrom('users').select('last_name').where('id', '=', 'id1').executeTakeFirstOrThrow();
    await new Promise(setImmediate);
    writes++;
  }
  const row = await db.read.selectFrom('users').select('last_name').where('id', '=', 'id1').executeTakeFirst();
  expect(row?.last_name).toBe(`v${writes - 1}`);
  await vi.waitFor(() => expect(traces()).toBe(0), { timeout: 5_000 });
});
