import { wallClock } from '../../time/wall-clock.ts';
import type { EventFields } from './event-fields.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** A week from now in the evening, where the browser is: something to change is easier than nothing. */
export function newFields(now: Date, firstCurrency: string): EventFields {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const [day] = wallClock(new Date(now.getTime() + WEEK_MS), timeZone).split('T');
  return {
    title: '',
    description: '',
    venue: '',
    starts: `${day}T19:00`,
    ends: `${day}T22:00`,
    timeZone,
    capacity: 50,
    pricing: 'free',
    price: '',
    currency: firstCurrency,
  };
}
