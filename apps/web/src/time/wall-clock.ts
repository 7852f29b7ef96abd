const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** What a clock on a wall shows there at that moment, as `<input type="datetime-local">` has it: `2026-06-12T20:00`. */
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
 * When a clock there shows that; undefined if it is no time at all. Of an hour that comes twice the first is meant. An
 * hour that is skipped is taken as if the clock had not been put forward.
 */
export function instantOf(wall: string, timeZone: string): Date | undefined {
  const asIfUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asIfUtc)) return undefined;
  const before = asIfUtc - offsetAt(asIfUtc - DAY_MS, timeZone);
  const after = asIfUtc - offsetAt(asIfUtc + DAY_MS, timeZone);
  return new Date([before, after].find((at) => at + offsetAt(at, timeZone) === asIfUtc) ?? before);
}

/** How far ahead of UTC clocks there are. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${wallClock(new Date(minute), timeZone)}Z`) - minute;
}
