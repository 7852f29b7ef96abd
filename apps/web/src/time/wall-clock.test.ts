import { expect, test } from 'vitest';
import { instantOf, wallClock } from './wall-clock.ts';

const berlin = 'Europe/Berlin';

test.each([
  ['2026-01-15T19:00', berlin, '2026-01-15T18:00:00.000Z'],
  ['2026-07-15T19:00', berlin, '2026-07-15T17:00:00.000Z'],
  ['2026-07-15T00:00', 'America/New_York', '2026-07-15T04:00:00.000Z'],
  ['2026-07-15T19:00', 'Asia/Kathmandu', '2026-07-15T13:15:00.000Z'],
  ['2026-07-15T19:00', 'UTC', '2026-07-15T19:00:00.000Z'],
  ['2026-03-29T01:59', berlin, '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T03:00', berlin, '2026-03-29T01:00:00.000Z'],
])('%s in %s is %s, and back', (wall, zone, instant) => {
  expect(instantOf(wall, zone)?.toISOString()).toBe(instant);
  expect(wallClock(new Date(instant), zone)).toBe(wall);
});

test('of an hour that comes twice the first is taken', () => {
  expect(instantOf('2026-10-25T02:30', berlin)?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(instantOf('2026-11-01T01:30', 'America/New_York')?.toISOString()).toBe('2026-11-01T05:30:00.000Z');
});

test('an hour that is missing is read as if clocks had not gone forward', () => {
  expect(instantOf('2026-03-29T02:30', berlin)?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test('what cannot be parsed is undefined', () => {
  expect(instantOf('', berlin)).toBeUndefined();
  expect(instantOf('2026-13-01T10:00', berlin)).toBeUndefined();
});
