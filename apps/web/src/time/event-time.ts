import { language } from '../language/language.ts';

interface When {
  startsAt: string;
  endsAt: string;
  timeZone: string;
}

/** In the page's language and the event's time zone, so that it agrees with the clocks where the event is. */
export function fromTo({ startsAt, endsAt, timeZone }: When): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return format.formatRange(new Date(startsAt), new Date(endsAt));
}

export function startOf({ startsAt, timeZone }: When): string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return format.format(new Date(startsAt));
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
