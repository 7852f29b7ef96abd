import { VisuallyHidden } from '@mantine/core';
import { formatNumber } from '../../../language/format-number.ts';
import { language } from '../../../language/language.ts';
import classes from './overview.module.css';
import { type Day, salesByDay } from './sales-by-day.ts';

const dayFormat = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });

/** Tickets by day. The bars are for the eye; the sentence says the same. */
export function SalesChart({ sales }: { sales: { hour: string; tickets: number }[] }) {
  const days = salesByDay(sales, new Date());
  const best = days.reduce((one, other) => (other.tickets > one.tickets ? other : one));
  const [first] = days;
  return (
    <figure className={classes.chart}>
      <div className={classes.bars} aria-hidden>
        {days.map((day) => (
          <Bar key={day.start.getTime()} day={day} most={best.tickets} />
        ))}
      </div>
      <div className={classes.scale} aria-hidden>
        <span>{first && dayFormat.format(first.start)}</span>
        <span>Today</span>
      </div>
      <VisuallyHidden component="figcaption">
        {ticketsIn(days)} in {days.length} days, most on {wordsFor(best)}.
      </VisuallyHidden>
    </figure>
  );
}

function Bar({ day, most }: { day: Day; most: number }) {
  const height = `${(100 * day.tickets) / Math.max(1, most)}%`;
  return (
    <div
      className={classes.bar}
      style={{ height }}
      title={wordsFor(day)}
      {...(day.tickets === 0 && { 'data-empty': true })}
    />
  );
}

function wordsFor({ start, tickets }: Day): string {
  return `${dayFormat.format(start)}: ${formatNumber(tickets)}`;
}

function ticketsIn(days: Day[]): string {
  const total = days.reduce((sum, { tickets }) => sum + tickets, 0);
  return total === 1 ? '1 ticket' : `${formatNumber(total)} tickets`;
}
