import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../../test/notes.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { emptyDatabaseUrl } from '../testing/index.ts';
import { transact } from '../transact.ts';
import { startFinder } from './find-leftovers.ts';
import { scrubAfterCommit } from './scrub-after-commit.ts';

const SECRET = 'Xylophonia';
const at = '2026-01-01T00:00:00.000Z';

/** Rows that grew after they were written, so that SQLite had to rebalance its B-tree. */
async function fileWithSecrets() {
  const url = await emptyDatabaseUrl('sqlite');
  const path = url.slice('file:'.length);
  const db = openDatabase(url, [notesSchema]);
  onTestFinished(() => db.close());
  await migrate(db);
  await transact(db, async (tx) => {
    for (let i = 0; i < 400; i++) {
      const row = { id: `id${i}`, author: `${SECRET}.${i}@example.com`, text: SECRET, written_at: 1 };
      await tx.insertInto('notes').values(row).execute();
    }
  });
  await transact(db, async (tx) => {
    for (let i = 0; i < 400; i += 3)
      await tx
        .updateTable('notes')
        .set({ text: `${SECRET}${'y'.repeat(i)}` })
        .where('id', '=', `id${i}`)
        .execute();
  });
  const clear = () =>
    transact(db, async (tx) => {
      await tx.updateTable('notes').set({ author: null, text: null }).execute();
      await scrubAfterCommit(tx, new Date(at));
    });
  const traces = () =>
    [path, `${path}-wal`]
      .filter(existsSync)
      .reduce((n, file) => n + readFileSync(file).toString('latin1').split(SECRET).length - 1, 0);
  const due = () => db.read.selectFrom('erasures').select('due_since').execute();
  return { db, path, url, clear, traces, due };
}

test('what was cleared leaves the file and its log within a moment', async () => {
  const { clear, traces, due } = await fileWithSecrets();
  expect(traces()).toBeGreaterThan(400);
  await clear();
  await vi.waitFor(async () => expect([traces(), await due()]).toEqual([0, []]), { timeout: 5_000 });
});

test('while a reader keeps the old log alive nothing is taken for done, and nothing is written', async () => {
  const { db, path, traces } = await fileWithSecrets();
  const descriptor = openSync(path, 'r');
  const finder = startFinder({ path, descriptor, tables: notesSchema.personal });
  const reader = new SqliteFile(path, { readonly: true });
  reader.exec('begin; select * from notes');
  await transact(db, (tx) => tx.updateTable('notes').set({ author: null, text: null }).execute());
  const size = statSync(`${path}-wal`).size;
  expect(await finder.find()).toBeUndefined();
  expect(statSync(`${path}-wal`).size).toBe(size);
  expect(traces()).toBeGreaterThan(0);
  reader.close();
  expect(await finder.find()).toBeDefined();
  expect(statSync(`${path}-wal`).size).toBe(0);
  await finder.stop();
  await db.close();
  closeSync(descriptor);
});

test('closing the database does what is still due', async () => {
  const { db, url, clear, traces } = await fileWithSecrets();
  await clear();
  await db.close();
  // Closing has a limit of time, which a busy machine can reach; each further close goes on, before a timer of its own does.
  await vi.waitFor(async () => {
    if (traces() > 0) await openDatabase(url, [notesSchema]).close();
    expect(traces()).toBe(0);
  });
});

test('what a killed process left undone, the next one does', async () => {
  const { db, url, traces } = await fileWithSecrets();
  const script = `
    import { openDatabase } from '${new URL('../database.ts', import.meta.url)}';
    import { scrubAfterCommit } from '${new URL('./scrub-after-commit.ts', import.meta.url)}';
    import { transact } from '${new URL('../transact.ts', import.meta.url)}';
    await transact(openDatabase(${JSON.stringify(url)}, []), async (tx) => {
      await tx.updateTable('notes').set({ author: null, text: null }).execute();
      await scrubAfterCommit(tx, new Date());
    });
    process.kill(process.pid, 'SIGKILL');`;
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(killed.signal).toBe('SIGKILL');
  expect(traces()).toBeGreaterThan(0);
  const next = openDatabase(url, [notesSchema]);
  onTestFinished(() => next.close());
  await vi.waitFor(() => expect(traces()).toBe(0), { timeout: 5_000 });
  expect(await db.read.selectFrom('notes').select('id').execute()).toHaveLength(400);
});

test('writers and readers go on meanwhile', async () => {
  const { db, clear, traces } = await fileWithSecrets();
  await clear();
  const until = performance.now() + 600;
  let writes = 0;
  while (performance.now() < until) {
    await transact(db, (tx) =>
      tx
        .updateTable('notes')
        .set({ text: `v${writes}` })
        .where('id', '=', 'id1')
        .execute(),
    );
    await db.read.selectFrom('notes').select('text').where('id', '=', 'id1').executeTakeFirstOrThrow();
    await new Promise(setImmediate);
    writes++;
  }
  const row = await db.read.selectFrom('notes').select('text').where('id', '=', 'id1').executeTakeFirst();
  expect(row?.text).toBe(`v${writes - 1}`);
  await vi.waitFor(() => expect(traces()).toBe(0), { timeout: 5_000 });
});
