import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../../test/notes.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { emptyDatabaseUrl } from '../testing/index.ts';
import { transact } from '../transact.ts';
import { Eraser } from './eraser.ts';
import type { Found } from './find-leftovers.ts';

/** An eraser for whom somebody else looks, at a file where nothing is due but what `deletion` asks for. */
async function eraserWith(find: () => Promise<Found>) {
  const url = await emptyDatabaseUrl('sqlite');
  const db = openDatabase(url, [notesSchema]);
  await migrate(db);
  const file = new SqliteFile(url.slice('file:'.length));
  const start = vi.fn(() => ({ find, stop: async () => {} }));
  const eraser = new Eraser(file, { write: db.write, personal: [], start });
  onTestFinished(async () => {
    file.close();
    eraser.close();
    await db.close();
  });
  const due = () => db.read.selectFrom('erasures').select('id').execute();
  const deletion = async () => {
    const row = { id: randomUUID(), due_since: '2026-01-01T00:00:00.000Z' };
    await transact(db, (tx) => tx.insertInto('erasures').values(row).execute());
    eraser.request();
  };
  return { start, due, deletion };
}

function found(pages: number[], { complete = true, cpuMs = 0 } = {}): Found {
  const leaves = pages.map((page) => ({ table: 'notes', column: 'text', leaf: { page, cells: [], free: 0 } }));
  return { leaves, complete, cpuMs };
}

test('deletions that come during an erasure wait for the pause after it', async () => {
  const looked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const { start, due, deletion } = await eraserWith(async () => {
    looked.resolve();
    await goOn.promise;
    return found([], { cpuMs: 1_000 });
  });
  await deletion();
  await looked.promise;
  await deletion();
  goOn.resolve();
  // The first is done, the second is not.
  await vi.waitFor(async () => expect(await due()).toHaveLength(1));
  await sleep(500);
  expect(start).toHaveBeenCalledTimes(1);
  expect(await due()).toHaveLength(1);
});

test('an erasure looks until nothing is left of what it found first, though writes go on and leave more', async () => {
  const looks = [found([1, 2, 3]), found([2, 7]), found([7, 8]), found([9])];
  const { due, deletion } = await eraserWith(async () => looks.shift() ?? found([]));
  await deletion();
  await vi.waitFor(async () => expect(await due()).toEqual([]));
  expect(looks).toEqual([found([9])]);
});

test('an erasure that finds too many for one look goes on until a look sees all, and what that found is gone', async () => {
  const looks = [found([1, 2], { complete: false }), found([3, 4]), found([5], { complete: false }), found([6])];
  const { due, deletion } = await eraserWith(async () => looks.shift() ?? found([]));
  await deletion();
  await vi.waitFor(async () => expect(await due()).toEqual([]));
  expect(looks).toEqual([]);
});
