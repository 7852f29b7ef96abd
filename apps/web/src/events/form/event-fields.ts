import type { AppRouter } from '@ticket-hub/api/router';
import type { inferRouterInputs } from '@trpc/server';
import type { Currency } from '../../api/config.ts';
import { digitsIn } from '../../money/currencies.ts';
import { instantOf, wallClock } from '../../time/wall-clock.ts';
import type { Event } from '../event.ts';

/** The values of the form. Times are local to the event's time zone, the price is in whole units. */
export interface EventFields {
  title: string;
  description: string;
  venue: string;
  pictureUrl: string;
  starts: string;
  ends: string;
  timeZone: string;
  capacity: number | string;
  pricing: 'free' | 'paid';
  price: number | string;
  currency: string;
}

export type FieldErrors = Partial<Record<keyof EventFields, string>>;

export type EventContent = inferRouterInputs<AppRouter>['events']['create'];

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** For a new event: in a week, in the evening, in the browser's time zone. */
export function newFields(now: Date, firstCurrency: string): EventFields {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const [day] = wallClock(new Date(now.getTime() + WEEK_MS), timeZone).split('T');
  return {
    title: '',
    description: '',
    venue: '',
    pictureUrl: '',
    starts: `${day}T19:00`,
    ends: `${day}T22:00`,
    timeZone,
    capacity: 50,
    pricing: 'free',
    price: '',
    currency: firstCurrency,
  };
}

/** For an existing event. A free one has no currency: should it get a price, it starts with the first. */
export function fieldsOf(event: Event, firstCurrency: string): EventFields {
  const { title, description, venue, startsAt, endsAt, timeZone, capacity, price, pictureUrl } = event;
  return {
    title,
    description,
    venue,
    pictureUrl: pictureUrl ?? '',
    starts: wallClock(new Date(startsAt), timeZone),
    ends: wallClock(new Date(endsAt), timeZone),
    timeZone,
    capacity,
    pricing: price === null ? 'free' : 'paid',
    price: price === null ? '' : price.amount / 10 ** price.digits,
    currency: price?.currency ?? firstCurrency,
  };
}

/** The price in minor units; 0 is free, or not entered yet. */
export function amountOf({ pricing, price, currency }: EventFields, currencies: readonly Currency[]): number {
  return pricing === 'free' ? 0 : Math.round(Number(price) * 10 ** digitsIn(currencies, currency));
}

/** The form's values as the API takes them. Checks only that none is missing: the rules are the API's. */
export function contentOf(
  fields: EventFields,
  currencies: readonly Currency[],
): { content: EventContent } | { errors: FieldErrors } {
  const { title, description, venue, timeZone, pricing, currency } = fields;
  const startsAt = instantOf(fields.starts, timeZone);
  const endsAt = instantOf(fields.ends, timeZone);
  const capacity = Number(fields.capacity);
  const amount = amountOf(fields, currencies);
  const errors: FieldErrors = {
    ...(title.trim() === '' && { title: 'Enter a title' }),
    ...(venue.trim() === '' && { venue: 'Enter a venue' }),
    ...(!startsAt && { starts: 'Enter a start time' }),
    ...(!endsAt && { ends: 'Enter an end time' }),
    ...(capacity < 1 && { capacity: 'Enter the number of seats' }),
    ...(pricing === 'paid' && amount < 1 && { price: 'Enter a price' }),
  };
  if (!startsAt || !endsAt || Object.keys(errors).length > 0) return { errors };
  return {
    content: {
      title,
      description,
      venue,
      pictureUrl: fields.pictureUrl.trim() || null,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      timeZone,
      capacity,
      price: pricing === 'free' ? null : { amount, currency },
    },
  };
}
