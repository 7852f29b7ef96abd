import { z } from 'zod';
import { limits } from '../limits.ts';
import { currencyOf } from './currencies.ts';

/** Postgres cannot store NUL, and half a surrogate pair is no text at all. */
const text = (min: number, max: number, clean = (value: string) => value) =>
  z
    .string()
    .transform((value) => clean(value.replaceAll('\0', '').toWellFormed()).trim())
    .pipe(z.string().min(min).max(max));

/** What turns round the words that a page puts after it. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/** It stands in lists and sentences of ours, in titles and names of files. */
const line = (max: number) =>
  text(1, max, (value) => value.replaceAll(OVERRIDES, '').replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '));

/** In UTC, by which times are sorted as text: a year of five digits would come first, and no cursor takes it. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  .pipe(z.iso.datetime());

const price = z
  .object({
    /** Minor units, as Stripe counts them. */
    amount: z.int().min(1).max(limits.price),
    currency: z.string().toUpperCase(),
  })
  .superRefine(({ amount, currency: code }, context) => {
    const currency = currencyOf(code);
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (!currency) refuse('currency', 'Nothing can be sold in this currency');
    else if (amount < currency.least) refuse('amount', `At least ${currency.least}`);
    else if (amount % currency.step !== 0) refuse('amount', `Not a multiple of ${currency.step}`);
  });

const fields = z.object({
  title: line(limits.title),
  description: text(0, limits.description),
  venue: line(limits.venue),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string().refine(isTimeZone, 'Not an IANA time zone'),
  capacity: z.int().min(1).max(limits.capacity),
  /** Null: free. */
  price: price.nullable(),
  /** Whether a picture is there, and of which size, is seen by whoever fetches it. */
  pictureUrl: z
    .url({ protocol: /^https?$/ })
    .transform((value) => new URL(value).href)
    .pipe(z.string().max(limits.pictureUrl))
    .nullable()
    .optional(),
});

/** What an organizer says of a new event. */
export const eventContent = fields.refine(({ startsAt, endsAt }) => startsAt < endsAt, {
  path: ['endsAt'],
  message: 'It ends before it starts',
});

/** What an organizer changes of an event; what is missing stays. */
export const eventChanges = fields.partial();

export type EventContent = z.output<typeof eventContent>;
export type EventChanges = z.output<typeof eventChanges>;
export type Price = z.output<typeof price>;

function isTimeZone(name: string): boolean {
  // Offsets such as +01:00 are taken too, but an event needs to know about summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The columns of what was said. */
export function columnsOf({ startsAt, endsAt, timeZone, price, pictureUrl, ...same }: EventContent) {
  return {
    ...same,
    starts_at: startsAt,
    ends_at: endsAt,
    time_zone: timeZone,
    price: price?.amount ?? 0,
    currency: price?.currency ?? null,
    picture_url: pictureUrl ?? null,
  };
}
