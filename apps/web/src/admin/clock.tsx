import { language } from '../language/language.ts';

const toTheSecond = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });

/** When something happened, to the second, in the reader's time zone. */
export function Clock({ at }: { at: string }) {
  return <time dateTime={at}>{toTheSecond.format(new Date(at))}</time>;
}

/** “420 ms”, “12 s”, “3 min”, “5 h”. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}
