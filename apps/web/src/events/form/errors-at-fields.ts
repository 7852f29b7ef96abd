import type { ErrorCode } from '@ticket-hub/api/router';
import { isApiError } from '../../api/failure.ts';
import type { EventFields, FieldErrors } from './event-fields.ts';

/** The API names its fields, and what it says of them is for programs. */
const wordsAt = {
  title: { title: 'A title has 1 to 200 characters' },
  description: { description: 'A description has at most 10,000 characters' },
  venue: { venue: 'A venue has 1 to 500 characters' },
  startsAt: { starts: 'This is not a time' },
  endsAt: { ends: 'The end must be after the start' },
  timeZone: { timeZone: 'This is not a time zone' },
  capacity: { capacity: 'From 1 to 1,000,000 people fit in' },
  'price.amount': { price: 'This amount cannot be charged in this currency' },
  'price.currency': { currency: 'Nothing can be sold in this currency' },
} satisfies Record<string, FieldErrors>;

/** Where a rule was broken that the API has words for. */
const fieldOf: Partial<Record<ErrorCode, keyof EventFields>> = {
  event_capacity_taken: 'capacity',
  event_price_fixed: 'price',
  event_ends_before_it_starts: 'ends',
  event_ends_in_the_past: 'ends',
};

/** What the API refuses, where it can be put right; empty if that is nowhere in particular. */
export function errorsAtFields(error: unknown): FieldErrors {
  if (!isApiError(error) || !error.data) return {};
  const { reason, fields } = error.data;
  const field = reason && fieldOf[reason];
  if (field) return { [field]: error.message };
  if (!fields) return {};
  const wrong = new Set(Object.keys(fields).map((name) => name.replace(/^changes\./, '')));
  return Object.assign({}, ...Object.entries(wordsAt).map(([field, words]) => (wrong.has(field) ? words : {})));
}
