import { FIRST_CURRENCY } from '../../money/currencies.ts';
import { digitsOf } from '../../money/format-money.ts';
import { wallClock } from '../../time/wall-clock.ts';
import type { Event } from '../event.ts';
import type { EventFields } from './event-fields.ts';

export function fieldsOf(event: Event): EventFields {
  const { title, description, venue, startsAt, endsAt, timeZone, capacity, price } = event;
  return {
    title,
    description,
    venue,
    starts: wallClock(new Date(startsAt), timeZone),
    ends: wallClock(new Date(endsAt), timeZone),
    timeZone,
    capacity,
    pricing: price === null ? 'free' : 'paid',
    price: price === null ? '' : price.amount / 10 ** digitsOf(price.currency),
    currency: price?.currency ?? FIRST_CURRENCY,
  };
}
