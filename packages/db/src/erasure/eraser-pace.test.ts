import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { notesSchema } from '../../test/notes.ts';
import { testDatabase } from '../testing/index.ts';
import { transact } from '../transact.ts';
import { startFinder } from './find-leftovers.ts';
import { scrubAfterCommit } from './scrub-after-commit.ts';

vi.mock('./find-leftovers.ts');

test('deletions that come during an erasure wait for the pause after it', async () => {
  const looked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  vi.mocked(startFinder).mockImplementation(() => ({
    async find() {
      looked.resolve();
      await goOn.promise;
      return { leaves: [], cpuMs: 1_000 };
    },
    stop: async () => {},
  }));
  const db = await testDatabase('sqlite', [notesSchema]);
  const due = () => db.read.selectFrom('erasures').select('id').execute();
  const scrub = () => transact(db, (tx) => scrubAfterCommit(tx, new Date()));

  await scrub();
  await looked.promise;
  await scrub();
  goOn.resolve();
  // The first is done, the second is not.
  await vi.waitFor(async () => expect(await due()).toHaveLength(1));
  await sleep(500);
  expect(startFinder).toHaveBeenCalledTimes(1);
  expect(await due()).toHaveLength(1);
});
