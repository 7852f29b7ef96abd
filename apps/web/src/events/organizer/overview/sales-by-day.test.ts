import { expect, test } from 'vitest';
import { salesByDay } from './sales-by-day.ts';

const noon = (day: number, month = 5) => new Date(2026, month, day, 12);
const hour = (at: Date) => at.toISOString().slice(0, 13);

test('sales are counted by the reader’s own days, and days without any are there', () => {
  const sales = [
    { hour: hour(noon(1)), tickets: 2 },
    { hour: hour(new Date(2026, 5, 1, 23)), tickets: 3 },
    { hour: hour(noon(20)), tickets: 1 },
  ];
  const days = salesByDay(sales, noon(20));
  expect(days).toHaveLength(20);
  expect([days[0], days[1], days.at(-1)]).toEqual([
    { start: new Date(2026, 5, 1), tickets: 5 },
    { start: new Date(2026, 5, 2), tickets: 0 },
    { start: new Date(2026, 5, 20), tickets: 1 },
  ]);
});

test('there are two weeks at least, also over a change of the clocks', () => {
  expect(salesByDay([{ hour: hour(noon(3, 3)), tickets: 1 }], noon(3, 3))).toHaveLength(14);
  expect(salesByDay([{ hour: hour(noon(1, 9)), tickets: 1 }], noon(31, 9))).toHaveLength(31);
});
