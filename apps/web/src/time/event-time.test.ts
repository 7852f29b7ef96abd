import { expect, test } from 'vitest';
import { dayAndMonthOf, fromToForReader, startForReader, startOf, zoneOf } from './event-time.ts';

const event = { startsAt: '2026-06-12T23:30:00.000Z', endsAt: '2026-06-13T02:00:00.000Z', timeZone: 'Europe/Berlin' };

test("an event's day is that of the place where it is", () => {
  expect(dayAndMonthOf(event).day).toBe('13');
  expect(dayAndMonthOf({ ...event, timeZone: 'America/New_York' }).day).toBe('12');
});

test('its time zone is named', () => {
  expect(startOf(event)).toMatch(/GMT\+2|CEST/);
  expect(zoneOf(event)).toContain('(Europe/Berlin)');
});

test('the reader’s own time is said where it is another, by the clock and not by the zone’s name', () => {
  expect(startForReader(event, 'Europe/Paris')).toBeNull();
  expect(fromToForReader(event, 'Europe/Paris')).toBeNull();
  expect(startForReader(event, 'America/New_York')).toMatch(/^Fri.*12.*7:30/);
  expect(fromToForReader(event, 'America/New_York')).toMatch(/7:30.*10:00.*EDT/);
});
