import { hash } from 'node:crypto';

/** How much of a name an index has to know. */
const FIRST_LETTERS = /^.{0,3}/su;

/**
 * What the indexes on names hold instead of them: one byte of a hash of the first three letters, which dozens of beginnings
 * share. It narrows a search to a few of the rows, and says nothing about whoever was deleted, whose entries stay in pages
 * that are not scrubbed.
 */
export function nameKey(name: string | null): number | null {
  const [beginning = ''] = FIRST_LETTERS.exec(plain(name)) ?? [];
  if (beginning === '') return null;
  const key = keys.get(beginning) ?? hash('sha256', beginning, 'buffer').readUInt8();
  if (keys.size < MOST_KEYS) keys.set(beginning, key);
  return key;
}

/** Most names begin like others, and each hash takes 2 µs of a delivery's 230. */
const keys = new Map<string, number>();
const MOST_KEYS = 10_000;

/** The keys that a first or last name can have with which this text begins. */
export function keysOf(query: string): number[] {
  const [firstWord = ''] = plain(query).split(' ');
  return [...new Set([nameKey(query), nameKey(firstWord)])].filter((key) => key !== null);
}

/** Whether a first name, a last name, or both in either order begin with what was typed. */
export function hasName(
  query: string,
  { first_name, last_name }: { first_name: string | null; last_name: string | null },
) {
  const [first, last, wanted] = [plain(first_name), plain(last_name), plain(query)];
  return [first, last, `${first} ${last}`, `${last} ${first}`].some((name) => name.trim().startsWith(wanted));
}

/** Without accents, commas and capitals. */
function plain(text: string | null): string {
  const letters = (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[\s,]+/g, ' ').trim();
}
