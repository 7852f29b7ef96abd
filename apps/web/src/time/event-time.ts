import { language } from '../language/language.ts';
import { wallClock } from './wall-clock.ts';

interface When {
  startsAt: string;
  endsAt: string;
  timeZone: string;
}

const dayAndTime = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
} as const satisfies Intl.DateTimeFormatOptions;

/** In the page's language and the event's time zone, so that it agrees with the clocks where the event is. */
export function fromTo({ startsAt, endsAt, timeZone }: When): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return format.formatRange(new Date(startsAt), new Date(endsAt));
}

export function startOf({ startsAt, timeZone }: Omit<When, 'endsAt'>): string {
  const format = new Intl.DateTimeFormat(language, {
    ...dayAndTime,
    timeZone,
    timeZoneName: 'short',
  });
  return format.format(new Date(startsAt));
}

/** On the reader's clock; null where it shows the same as the clocks where the event is. */
export function startForReader({ startsAt, timeZone }: When, reader = readersZone()): string | null {
  const at = new Date(startsAt);
  if (wallClock(at, timeZone) === wallClock(at, reader)) return null;
  return new Intl.DateTimeFormat(language, { ...dayAndTime, timeZone: reader }).format(at);
}

/** As {@link startForReader}, with the end. */
export function fromToForReader({ startsAt, endsAt, timeZone }: When, reader = readersZone()): string | null {
  const [from, to] = [new Date(startsAt), new Date(endsAt)];
  if ([from, to].every((at) => wallClock(at, timeZone) === wallClock(at, reader))) return null;
  const format = new Intl.DateTimeFormat(language, { ...dayAndTime, timeZone: reader, timeZoneName: 'short' });
  return format.formatRange(from, to);
}

function readersZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** “Central European Summer Time (Europe/Berlin)”. */
export function zoneOf({ startsAt, timeZone }: When): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' });
  const name = format.formatToParts(new Date(startsAt)).find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined ? timeZone : `${name} (${timeZone.replaceAll('_', ' ')})`;
}

export function dayAndMonthOf({ startsAt, timeZone }: When): { day: string; month: string } {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone, ...options }).format(new Date(startsAt));
  return { day: part({ day: 'numeric' }), month: part({ month: 'short' }) };
}
