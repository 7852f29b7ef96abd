import type { Tables } from '@ticket-hub/db';

/** More words narrow nothing down any more. */
const MOST_WORDS = 8;

type Texts = Pick<Tables['events'], 'title' | 'venue'> & Pick<Tables['users'], 'first_name' | 'last_name'>;

export function wordsOf(search: string): string[] {
  const words = search.toLowerCase().split(/[\s\0]+/);
  return words.filter((word) => word !== '').slice(0, MOST_WORDS);
}

/** Whether an event's title, its venue and its organizer's name have all of these words among them, whatever their case. */
export function hasWords({ title, venue, first_name, last_name }: Texts, words: string[]): boolean {
  const texts = [title, venue, `${first_name ?? ''} ${last_name ?? ''}`].map((text) => text.toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word)));
}
