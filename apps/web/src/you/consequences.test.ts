import { expect, test } from 'vitest';
import { consequencesOf, type Leaving } from './consequences.ts';

const nothing: Leaving = {
  tickets: { count: 0, paid: [] },
  events: { drafts: 0, coming: 0, sold: 0, refunds: [] },
  holdMs: 86_400_000,
  isFresh: true,
};
const euros = (amount: number) => [{ amount, currency: 'EUR', digits: 2 as const }];
const wordsOf = (about: string, leaving: Partial<Leaving>) =>
  consequencesOf({ ...nothing, ...leaving }, false).find((one) => one.about === about)?.text;

test('who has nothing reads of nothing but themselves', () => {
  expect(consequencesOf(nothing, false).map(({ about }) => about)).toEqual(['You', 'Records']);
  expect(consequencesOf(nothing, true).map(({ about }) => about)).toEqual(['You', 'Payouts', 'Records']);
});

test('a paid ticket is not lost without a word', () => {
  expect(wordsOf('Tickets', { tickets: { count: 2, paid: euros(5_000) } })).toMatch(
    /2 tickets .* paid €50\.00.* void.* no money back.* ask the organizers/,
  );
  expect(wordsOf('Tickets', { tickets: { count: 1, paid: [] } })).toBe(
    'You hold 1 ticket for events to come. It becomes void, and others can have your seat.',
  );
});

test('an organizer reads what is refunded, when, and that it can be undone until then', () => {
  const events = { drafts: 1, coming: 1, sold: 3, refunds: euros(7_500) };
  expect(wordsOf('Events', { events })).toMatch(
    /3 tickets taken.*After 24 hours it is cancelled.*€75\.00.*undo it.*draft is/,
  );
  expect(wordsOf('Events', { events, holdMs: 0 })).toContain('cannot be undone');
  expect(wordsOf('Events', { events: { ...events, coming: 0, sold: 0 } })).toBe('Your draft is deleted.');
  expect(wordsOf('Events', { events: { ...events, sold: 0, drafts: 0 } })).toBe('Your coming event is cancelled.');
});
