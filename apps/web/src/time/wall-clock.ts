const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** Local time in that time zone, in the format of `<input type="datetime-local">`: `2026-06-12T20:00`. */
export function wallClock(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (wanted: Intl.DateTimeFormatPartTypes) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant of a local time; undefined if it cannot be parsed. When clocks go back, an hour comes twice: the first is
 * taken. When they go forward, an hour is missing: it is read as if they had not.
 */
export function instantOf(wall: string, timeZone: string): Date | undefined {
  const asIfUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asIfUtc)) return undefined;
  const before = asIfUtc - offsetAt(asIfUtc - DAY_MS, timeZone);
  const after = asIfUtc - offsetAt(asIfUtc + DAY_MS, timeZone);
  return new Date([before, after].find((at) => at + offsetAt(at, timeZone) === asIfUtc) ?? before);
}

/** The time zone's offset from UTC, in ms. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${wallClock(new Date(minute), timeZone)}Z`) - minute;
}
