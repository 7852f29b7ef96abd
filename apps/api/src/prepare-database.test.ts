import { openDatabase } from '@ticket-hub/db';
import { expect, onTestFinished, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { createLog } from './observe/log.ts';
import { prepareDatabase } from './prepare-database.ts';

test('a database that stays out of reach is a sentence in the end, which does not say its address', async () => {
  const db = openDatabase('postgres://ada:s3cret@127.0.0.1:1/nowhere', []);
  onTestFinished(() => db.close());
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const preparing = prepareDatabase(db, { log, giveUpAfterMs: 300, signal: new AbortController().signal });
  const error = await preparing.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CannotStart);
  expect(String(error)).toContain('out of reach (ECONNREFUSED)');
  expect(lines).toHaveLength(1);
  expect(lines.join() + String(error)).not.toMatch(/s3cret|ada|127\.0/);
});
