import { wallClock } from '../../time/wall-clock.ts';
import type { Event } from '../event.ts';
import type { EventFields } from './event-fields.ts';

/** Of a free event the currency is what it would begin with. */
export function fieldsOf(event: Event, firstCurrency: string): EventFields {
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
    price: price === null ? '' : price.amount / 10 ** price.digits,
    currency: price?.currency ?? firstCurrency,
  };
}
