import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { printLives } from './print-lives.ts';

const src = join(import.meta.dirname, '../../src');

const sources = globSync(join(src, '**/*.ts'), { exclude: [join(src, 'migrations/**')] }).map((path) => ({
  path: relative(src, path),
  text: readFileSync(path, 'utf8'),
}));

/** Which files have a statement that updates the table and matches. */
function writers(table: string, written: RegExp): string[] {
  const statement = new RegExp(`updateTable\\('${table}'\\)[^;]*|\\bupdate ${table}\\b[^;]*`, 'gi');
  return sources
    .filter(({ text }) => (text.match(statement) ?? []).some((found) => written.test(found)))
    .map(({ path }) => path);
}

test('one file alone writes what a ticket is, and one what an order or a movement is', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(writers('tickets', /./)).toEqual(['tickets/transition-tickets.ts']);
  expect(writers('orders', /\bstatus:|\bset status\b/)).toEqual(['orders/transition-orders.ts']);
  expect(writers('movements', /\bstatus:|\bset status\b/)).toEqual(['movements/transitions.ts']);
});

test('docs/lives.md says what the tables say; write it anew with `vitest run test/lives -u`', async () => {
  await expect(printLives()).toMatchFileSnapshot('../../../../docs/lives.md');
});
