import { language } from '../language/language.ts';

// In the reader's time zone.
const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });

interface MomentProps {
  /** ISO 8601, in UTC. */
  at: string;
  dateOnly?: boolean;
}

export function Moment({ at, dateOnly = false }: MomentProps) {
  return <time dateTime={at}>{(dateOnly ? date : dateAndTime).format(new Date(at))}</time>;
}
