import type { AppRouter } from '@ticket-hub/api/router';
import type { inferRouterInputs } from '@trpc/server';
import type { Currency } from '../../api/config.ts';
import { digitsIn } from '../../money/currencies.ts';
import { instantOf } from '../../time/wall-clock.ts';
import type { EventFields, FieldErrors } from './event-fields.ts';

export type EventContent = inferRouterInputs<AppRouter>['events']['create'];

/** What the form says, for the API, which judges it. Errors only for what is missing. */
export function contentOf(
  fields: EventFields,
  currencies: Currency[],
): { content: EventContent } | { errors: FieldErrors } {
  const { title, description, venue, timeZone, pricing, currency } = fields;
  const startsAt = instantOf(fields.starts, timeZone);
  const endsAt = instantOf(fields.ends, timeZone);
  const capacity = Number(fields.capacity);
  const amount = pricing === 'free' ? 0 : Math.round(Number(fields.price) * 10 ** digitsIn(currencies, currency));
  const errors: FieldErrors = {
    ...(title.trim() === '' && { title: 'Give it a title' }),
    ...(venue.trim() === '' && { venue: 'Say where it takes place' }),
    ...(!startsAt && { starts: 'Say when it starts' }),
    ...(!endsAt && { ends: 'Say when it ends' }),
    ...(capacity < 1 && { capacity: 'Say how many people fit in' }),
    ...(pricing === 'paid' && amount < 1 && { price: 'Say what a ticket costs' }),
  };
  if (!startsAt || !endsAt || Object.keys(errors).length > 0) return { errors };
  return {
    content: {
      title,
      description,
      venue,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      timeZone,
      capacity,
      price: pricing === 'free' ? null : { amount, currency },
    },
  };
}
