export interface Day {
  /** Midnight, in the reader's time zone. */
  start: Date;
  tickets: number;
}

/** Fewer bars than this look like a mistake. */
const FEWEST = 14;

interface Hour {
  /** `2026-06-12T20`, in UTC. */
  hour: string;
  tickets: number;
}

/** Every day from the first sale until today, at least two weeks, in the reader's time zone. */
export function salesByDay(sales: Hour[], today: Date): Day[] {
  const sold = new Map<number, number>();
  for (const { hour, tickets } of sales) {
    const day = midnight(new Date(`${hour}:00:00.000Z`)).getTime();
    sold.set(day, (sold.get(day) ?? 0) + tickets);
  }
  const end = midnight(today);
  const first = Math.min(...sold.keys(), daysBefore(end, FEWEST - 1).getTime());
  const days: Day[] = [];
  for (let back = 0, start = end; start.getTime() >= first; start = daysBefore(end, ++back)) {
    days.unshift({ start, tickets: sold.get(start.getTime()) ?? 0 });
  }
  return days;
}

function midnight(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}

/** Not always whole days of 24 hours. */
function daysBefore(at: Date, days: number): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - days);
}
