import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { overwriteGap } from './overwrite-gap.ts';
import { leavesWithLeftovers } from './table-leaves.ts';

const PAGE = 4096;
const ROWS = 1_500;

/** A seeded generator, so that a run can be repeated: https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A file with rows of every size up to `longest` that have grown and shrunk many times. */
function worn(longest: number, seed: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ticket-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'worn.db');
  const file = new SqliteFile(path);
  onTestFinished(() => void file.close());
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = OFF');
  file.pragma('secure_delete = ON');
  file.exec('create table people (id text primary key, short text, long text)');
  const random = randomFrom(seed);
  const text = (most: number, letter: string) =>
    random(4) === 0 ? null : letter.repeat(random(random(2) === 0 ? Math.min(most, 200) : most));
  const add = file.prepare('insert into people values (?, ?, ?)');
  const change = file.prepare('update people set short = ?, long = ? where rowid = ?');
  file.transaction(() => {
    for (let i = 0; i < ROWS; i++) add.run(`id-${i}`, text(150, 'ä'), text(longest, 'x'));
    for (let i = 0; i < 4 * ROWS; i++) change.run(text(150, 'ä'), text(longest, 'x'), 1 + random(ROWS));
  })();
  const leftovers = () => {
    file.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(path);
    const root =
      file.prepare<[], number>(`select rootpage from sqlite_schema where name = 'people'`).pluck().get() ?? 0;
    return [...leavesWithLeftovers((number) => bytes.subarray((number - 1) * PAGE, number * PAGE), root)];
  };
  return { file, leftovers };
}

test.each([200, 1_000, 3_000, 9_000])('gaps are overwritten, rows of up to %d bytes stay as they are', (longest) => {
  const seed = 1 + Math.floor(Math.random() * 1e9);
  const { file, leftovers } = worn(longest, seed);
  const rows = () => file.prepare('select rowid, * from people').all();
  const before = rows();
  const found = leftovers();
  expect(found.length).toBeGreaterThan(0);
  // In rare cases, overwriting a leaf moves rows of its neighbours.
  for (let round = 0, rest = found; round < 3 && rest.length > 0; round++, rest = leftovers()) {
    for (const leaf of rest) file.transaction(() => overwriteGap(file, { table: 'people', column: 'long', leaf }))();
  }
  expect(leftovers(), `seed ${seed}`).toEqual([]);
  expect(rows(), `seed ${seed}`).toEqual(before);
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
});
