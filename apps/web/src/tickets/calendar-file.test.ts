import { expect, test } from 'vitest';
import { type CalendarEvent, calendarFile } from './calendar-file.ts';

const now = new Date('2026-06-01T09:08:07.654Z');
const concert: CalendarEvent = {
  id: 'e1',
  title: 'Concert',
  venue: 'Hall',
  startsAt: '2026-06-12T18:00:00.000Z',
  endsAt: '2026-06-12T22:30:00.000Z',
  status: 'published',
  url: 'https://hub.example/events/e1',
};
const write = (changes: Partial<CalendarEvent> = {}) => calendarFile({ ...concert, ...changes }, now);
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

test('an event is one VEVENT in UTC, under an id that stays', () => {
  expect(write().split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ticket Hub//Tickets//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:e1@hub.example',
    'DTSTAMP:20260601T090807Z',
    'DTSTART:20260612T180000Z',
    'DTEND:20260612T223000Z',
    'SUMMARY:Concert',
    'LOCATION:Hall',
    'URL:https://hub.example/events/e1',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
  expect(write({ status: 'cancelled' })).toContain('\r\nSTATUS:CANCELLED\r\n');
});

test.each([
  [String.raw`a;b,c\d`, String.raw`a\;b\,c\\d`],
  ['one\ntwo\r\nthree\rfour', String.raw`one\ntwo\nthree\nfour`],
  ['x\nEND:VEVENT', String.raw`x\nEND:VEVENT`],
  ['bell\u0007\ttab', 'belltab'],
  ['"quoted": yes', '"quoted": yes'],
])('%j is written as %j', (title, written) => {
  expect(unfolded(write({ title }))).toContain(`SUMMARY:${written}`);
});

test.each(['x'.repeat(300), 'ß'.repeat(150), '👩‍🎤'.repeat(60), `${'x'.repeat(66)}😀y`, ''])(
  'no line is longer than 75 octets, none begins a character, and unfolding gives the text back: %#',
  (title) => {
    const file = write({ title });
    const lines = file.split('\r\n');
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(file.isWellFormed()).toBe(true);
    expect(lines.every((line) => line.isWellFormed())).toBe(true);
    expect(unfolded(file)).toContain(`SUMMARY:${title}`);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  },
);
