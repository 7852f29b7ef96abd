import { openDatabase, type Schema } from '@ticket-hub/db';
import { emptyDatabaseUrl } from '@ticket-hub/db/testing';
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

test('a process that finds another one migrating says so, and goes on when that has ended', async () => {
  const url = await emptyDatabaseUrl('postgres');
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const up = () => {
    begin();
    return ended;
  };
  const slow: Schema = { migrations: { '9999-slow': { up } }, personal: [] };
  const lines: string[] = [];
  const log = createLog('info', {
    write(line) {
      lines.push(JSON.parse(line).msg);
      end();
    },
  });
  const start = async () => {
    const db = openDatabase(url, [slow]);
    onTestFinished(() => db.close());
    return await prepareDatabase(db, { log, giveUpAfterMs: 0, signal: new AbortController().signal });
  };
  const first = start();
  await begun;
  expect([await start(), lines]).toEqual([[], ['waiting for another process to migrate the database']]);
  expect(await first).toContain('9999-slow');
});
