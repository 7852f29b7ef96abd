import type { ErrorCode } from '@ticket-hub/api/router';
import type { Config } from '../../api/config.ts';
import { isApiError } from '../../api/failure.ts';
import { formatNumber } from '../../language/format-number.ts';
import type { EventFields, FieldErrors } from './event-fields.ts';

/** For input that the API's schema refuses: it names the field, and its own messages are for programs. */
function messagesAt(limits: Config['limits']) {
  return {
    title: { title: `Enter 1 to ${limits.title} characters` },
    description: { description: `Enter at most ${formatNumber(limits.description)} characters` },
    venue: { venue: `Enter 1 to ${limits.venue} characters` },
    pictureUrl: { pictureUrl: 'Enter an address that begins with https://' },
    startsAt: { starts: 'Enter a valid time' },
    endsAt: { ends: 'The end must be after the start' },
    timeZone: { timeZone: 'Choose a time zone' },
    capacity: { capacity: `Enter a number from 1 to ${formatNumber(limits.capacity)}` },
    'price.amount': { price: 'This amount cannot be charged in this currency' },
    'price.currency': { currency: 'This currency is not supported' },
  } satisfies Record<string, FieldErrors>;
}

/** For errors whose message belongs to one field. */
const fieldOf: Partial<Record<ErrorCode, keyof EventFields>> = {
  event_picture_refused: 'pictureUrl',
  event_capacity_taken: 'capacity',
  event_price_fixed: 'price',
  event_ends_before_it_starts: 'ends',
  event_ends_in_the_past: 'ends',
};

/** The API's error at the field where it can be corrected; empty if it belongs to none. */
export function errorsAtFields(error: unknown, limits: Config['limits']): FieldErrors {
  if (!isApiError(error) || !error.data) return {};
  const { reason, fields } = error.data;
  const field = reason && fieldOf[reason];
  if (field) return { [field]: error.message };
  if (!fields) return {};
  const wrong = new Set(Object.keys(fields).map((name) => name.replace(/^changes\./, '')));
  return Object.assign(
    {},
    ...Object.entries(messagesAt(limits)).map(([field, message]) => (wrong.has(field) ? message : {})),
  );
}
