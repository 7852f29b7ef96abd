import { expect, test } from 'vitest';
import { keepStatements } from './keep-statements.ts';

function countingFile() {
  const prepared: string[] = [];
  const statement = {
    reader: true,
    all: () => [],
    run: () => ({ changes: 0, lastInsertRowid: 0 }),
    iterate: () => [].values(),
  };
  const file = {
    prepare(sql: string) {
      prepared.push(sql);
      return { ...statement };
    },
    close() {},
  };
  return { prepared, file };
}

test('a query that was seen before is not prepared again', () => {
  const { prepared, file } = countingFile();
  const kept = keepStatements(file);
  expect(kept.prepare('select 1')).toBe(kept.prepare('select 1'));
  expect(prepared).toEqual(['select 1']);
});

test('the statements kept are bounded, and the ones in use stay', () => {
  const { prepared, file } = countingFile();
  const kept = keepStatements(file);
  for (let i = 0; i < 2_000; i++) {
    kept.prepare(`select ${i}`);
    kept.prepare('select busy');
  }
  kept.prepare('select 0');
  expect(prepared.filter((sql) => sql === 'select busy')).toHaveLength(1);
  expect(prepared.filter((sql) => sql === 'select 0')).toHaveLength(2);
});
