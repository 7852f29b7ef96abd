import { openDatabase } from '@ticket-hub/db';
import { describeSchema, emptyDatabaseUrl, migrateInterrupted, testDatabaseUrl } from '@ticket-hub/db/testing';
import { expect, onTestFinished, test } from 'vitest';
import { features, schemasOf } from '../src/features.ts';

const open = (url: string) => {
  const db = openDatabase(url, schemasOf(features), { lacks: ['transactionalDdl'] });
  onTestFinished(() => db.close());
  return db;
};

test('on an engine without transactional DDL, every migration can be killed after each of its statements and run again', async () => {
  const interrupted = open(await emptyDatabaseUrl('postgres'));
  expect(await migrateInterrupted(interrupted)).toBeGreaterThan(50);
  expect(await describeSchema(interrupted)).toEqual(await describeSchema(open(await testDatabaseUrl('postgres'))));
});
