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

test('deletions that come during an erasure wait for the pause after it', async () => {
  const url = await emptyDatabaseUrl('sqlite');
  const db = openDatabase(url, [notesSchema]);
  await migrate(db);
  const file = new SqliteFile(url.slice('file:'.length));
  const looked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const start = vi.fn(() => ({
    async find() {
      looked.resolve();
      await goOn.promise;
      return { leaves: [], cpuMs: 1_000 };
    },
    stop: async () => {},
  }));
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
