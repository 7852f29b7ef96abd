import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { type Capability, capabilities, remembering } from './capabilities.ts';
import { type Change, everything, type News, publish } from './changes.ts';
import { openDatabase } from './database.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from './testing/index.ts';
import { transact } from './transact.ts';

const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };

test.each(databaseKinds)('%s can all of it', async (kind) => {
  const db = await testDatabase(kind, [notesSchema]);
  expect(await Promise.all(capabilities.map(db.can))).toEqual([true, true, true]);
});

test('what an engine can is asked once, what it is known to lack never, and again when there was no answer', async () => {
  const ask = vi.fn<(of: Capability) => Promise<boolean>>().mockRejectedValueOnce(new Error('away'));
  const can = remembering(ask.mockResolvedValue(true), ['notify']);
  await expect(can('sessionLock')).rejects.toThrow('away');
  expect([await can('sessionLock'), await can('sessionLock'), await can('notify')]).toEqual([true, true, false]);
  expect(ask).toHaveBeenCalledTimes(2);
});

describe('without NOTIFY', () => {
  async function twoProcesses() {
    const url = await testDatabaseUrl('postgres');
    const [here, there] = [1, 2].map(() => {
      const db = openDatabase(url, [notesSchema], { lacks: ['notify'] });
      onTestFinished(() => db.close());
      const heard: Change[] = [];
      onTestFinished(db.changes.subscribe((change) => heard.push(change)));
      return { db, heard };
    });
    if (!here || !there) throw new Error('two of them');
    await vi.waitFor(() => expect([here.heard, there.heard]).toEqual([[everything], [everything]]));
    return { here, there };
  }

  test('who changes something hears what it was, and others that there was something, within a second', async () => {
    const { here, there } = await twoProcesses();
    await transact(here.db, (tx) => publish(tx, renamed));
    expect(here.heard).toContainEqual(renamed);
    await vi.waitFor(() => expect(there.heard).toEqual([everything, everything]));
  });

  test('what is rolled back and what a process says about itself is told to nobody', async () => {
    const { here, there } = await twoProcesses();
    const failing = transact(here.db, async (tx) => {
      await publish(tx, renamed);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await transact(here.db, (tx) => publish(tx, { fact: 'beat', concerns: 'instance', audience: 'one' }));
    const counts = await here.db.read.selectFrom('change_counts').selectAll().execute();
    expect(counts).toEqual([]);
    expect(there.heard).toEqual([everything]);
  });

  test('transactions that share commits are all counted', async () => {
    const { here, there } = await twoProcesses();
    await Promise.all(Array.from({ length: 50 }, () => transact(here.db, (tx) => publish(tx, renamed))));
    await vi.waitFor(() => expect(there.heard.length).toBeGreaterThan(1));
    expect(here.heard.filter((change) => change.fact === 'name')).toHaveLength(50);
  });
});
