import type { Tables } from '@ticket-hub/db';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';

/** More words narrow nothing down any more. */
const MOST_WORDS = 8;

interface Searched {
  events: Tables['events'];
  organizer: Tables['users'];
}

/**
 * Whether an event can be found by all of these words, whichever of its texts has them. What no index of both databases
 * can find is looked for in the events that the rest of the query selects, in its order, until a page is full.
 */
export function hasWords(search: string) {
  const words = search
    .toWellFormed()
    .split(/[\s\0]+/)
    .filter((word) => word !== '');
  return ({ and, or, ref, fn, val }: ExpressionBuilder<Searched, 'events' | 'organizer'>): Expression<SqlBool> => {
    const name = sql<string>`${fn.coalesce(ref('organizer.first_name'), val(''))} || ' ' || ${fn.coalesce(ref('organizer.last_name'), val(''))}`;
    const texts = [ref('events.title'), ref('events.venue'), name];
    const contains = (text: Expression<string>, word: string) =>
      sql<SqlBool>`lower(${text}) like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
    return and(
      words
        .slice(0, MOST_WORDS)
        .map((word) => or(texts.flatMap((text) => spellings(word).map((spelling) => contains(text, spelling))))),
    );
  };
}

/** SQLite's `lower` leaves letters beyond ASCII as they are: there a capital Ö begins a word, or none does. */
function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  const [first = '', ...rest] = lower;
  const capital = `${first.toUpperCase()}${rest.join('')}`.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return [...new Set([lower, capital])];
}
