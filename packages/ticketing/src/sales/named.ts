import type { Tables } from '@ticket-hub/db';
import { type ExpressionBuilder, sql } from 'kysely';

type WithBuyer = ExpressionBuilder<Tables & { buyer: Tables['users'] }, 'buyer'>;

const FULL_NAME = sql<string>`lower(coalesce(buyer.first_name, '') || ' ' || coalesce(buyer.last_name, ''))`;

/**
 * Buyers whose name has all of these words in it, in any case. SQLite knows the cases of ASCII alone: elsewhere a word is
 * found as it was typed, in small letters, and beginning with a capital.
 */
export function named(query: string) {
  const words = query.trim().split(/\s+/).slice(0, 5);
  return (eb: WithBuyer) => eb.and(words.map((word) => eb.or(casesOf(word).map((text) => contains(text)))));
}

function contains(text: string) {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`${FULL_NAME} like ${pattern} escape '\\'`;
}

function casesOf(word: string): string[] {
  const small = word.toLowerCase();
  // What `lower` leaves alone stays as it is in the name.
  const asciiSmall = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const [first = '', ...rest] = small;
  return [...new Set([small, asciiSmall(word), asciiSmall(first.toUpperCase() + rest.join(''))])];
}
