import { expect, test, vi } from 'vitest';
import { type Place, readCursor } from './page.ts';
import { sift } from './sift.ts';

interface Numbered extends Place {
  n: number;
}

const numbers = (count: number): Numbered[] =>
  Array.from({ length: count }, (_, i) => ({ n: i, time: new Date(i).toISOString(), id: String(i) }));

function sieve(count: number, keep: (n: number) => boolean) {
  const rows = numbers(count);
  const read = vi.fn(async (place: Place | null, most: number) => {
    const from = place ? Number(place.id) + 1 : 0;
    return rows.slice(from, from + most);
  });
  return { limit: 10, read, keep: ({ n }: Numbered) => keep(n), placeOf: (row: Numbered) => row };
}

test('pages of what fits follow each other without a gap, and the last has no next', async () => {
  const thirds = sieve(60, (n) => n % 3 === 0);
  const first = await sift(null, thirds);
  expect(first.page.map(({ n }) => n)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
  const place = readCursor(first.next ?? '');
  if (place === 'invalid_cursor') throw new Error('The cursor is ours');
  const second = await sift(place, thirds);
  expect([second.page.map(({ n }) => n).at(0), second.page.length, second.next]).toEqual([30, 10, null]);
});

test('a page gives up after ten thousand rows, and the next one goes on from there', async () => {
  const last = sieve(25_000, (n) => n === 24_999);
  const seen: number[] = [];
  let place: Place | null = null;
  for (let pages = 1; ; pages++) {
    const { page, next } = await sift(place, last);
    seen.push(page.length);
    if (next === null) break;
    const read = readCursor(next);
    if (read === 'invalid_cursor' || pages > 5) throw new Error('It does not end');
    place = read;
  }
  expect(seen).toEqual([0, 0, 1]);
  expect(last.read.mock.calls.length).toBeLessThan(60);
});
