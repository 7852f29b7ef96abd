import type { Answers } from '../api/trpc.ts';

export interface CalendarEvent {
  id: string;
  title: string;
  venue: string;
  startsAt: string;
  endsAt: string;
  status: Answers['events']['byId']['status'];
  url: string;
}

/** Whether it takes place is open while it is on hold. */
const states = { draft: 'TENTATIVE', on_hold: 'TENTATIVE', published: 'CONFIRMED', cancelled: 'CANCELLED' } as const;

/** An iCalendar file with one event, in UTC. https://www.rfc-editor.org/rfc/rfc5545 */
export function calendarFile({ id, title, venue, startsAt, endsAt, status, url }: CalendarEvent, now: Date): string {
  const { host } = new URL(url);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ticket Hub//Tickets//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    // Always the same, so that a calendar that has the event already changes it.
    `UID:${id}@${host}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(new Date(startsAt))}`,
    `DTEND:${utc(new Date(endsAt))}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(venue)}`,
    `URL:${url}`,
    `STATUS:${states[status]}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20260612T200000Z` */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, '');
}

/** Octets of a line, without its end. */
const LONGEST = 75;

const encoder = new TextEncoder();

/** A longer line goes on in the next, which begins with a space. No character is torn apart. */
function folded(line: string): string {
  let width = 0;
  let result = '';
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (width + octets > LONGEST) {
      result += '\r\n ';
      width = 1;
    }
    result += character;
    width += octets;
  }
  return result;
}
