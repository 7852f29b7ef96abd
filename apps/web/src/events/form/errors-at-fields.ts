import { isApiError } from '../../api/failure.ts';
import { isRefusal } from '../../api/refusal.ts';
import type { FieldErrors } from './event-fields.ts';

/** The API names its fields, and what it says of them is for programs. */
const wordsAt = {
  title: { title: 'A title has 1 to 200 characters' },
  description: { description: 'A description has at most 10,000 characters' },
  venue: { venue: 'A venue has 1 to 500 characters' },
  startsAt: { starts: 'This is not a time' },
  endsAt: { ends: 'It must end after it starts' },
  timeZone: { timeZone: 'This is not a time zone' },
  capacity: { capacity: 'From 1 to 1,000,000 people fit in' },
  price: { price: 'A price has at most seven digits, cents included' },
} satisfies Record<string, FieldErrors>;

/** What the API refuses, where it can be put right; empty if that is nowhere in particular. */
export function errorsAtFields(error: unknown): FieldErrors {
  if (isRefusal(error, 'capacityTaken')) return { capacity: 'More seats than that are taken already' };
  if (isRefusal(error, 'priceFixed')) return { price: 'The price of a published event stays' };
  if (isRefusal(error, 'endsBeforeItStarts')) return { ends: 'It must end after it starts' };
  if (isRefusal(error, 'endsInThePast')) return { ends: 'It must end in the future' };
  const fields = isApiError(error) ? error.data?.fields : null;
  if (!fields) return {};
  return Object.assign({}, ...Object.entries(wordsAt).map(([field, words]) => (field in fields ? words : {})));
}
