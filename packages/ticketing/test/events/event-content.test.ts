import { expect, test } from 'vitest';
import { eventChanges, eventContent } from '../../src/events/event-content.ts';
import { newTicketCode, readTicketCode } from '../../src/tickets/ticket-code.ts';
import { concert } from '../world/world.ts';

test('times are taken with any offset and kept in UTC, and text is trimmed', () => {
  const parsed = eventContent.parse({
    ...concert,
    title: ' Concert\0 ',
    startsAt: '2026-03-01T19:00:00+01:00',
    price: { amount: 2_050, currency: 'eur' },
  });
  expect(parsed).toEqual(concert);
});

test('a free event has no price', () => {
  expect(eventContent.parse({ ...concert, price: null }).price).toBeNull();
});

test('a title is one line, and turns round nothing that is written after it', () => {
  const { title, venue, description } = eventContent.parse({
    ...concert,
    ...{ title: 'Free\u202e \u2067drinks\r\nat\u0007nine', venue: '\u202dTown\u2028Hall', description: 'One\nTwo' },
  });
  expect([title, venue, description]).toEqual(['Free drinks at nine', 'Town Hall', 'One\nTwo']);
  expect(eventContent.safeParse({ ...concert, title: '\u202e \n' }).success).toBe(false);
});

test.each([
  ['no title', { title: '  ' }],
  ['a title beyond measure', { title: 'x'.repeat(201) }],
  ['a time that is none', { startsAt: 'tomorrow' }],
  ['a year that no cursor takes', { startsAt: '9999-12-31T23:59:59-12:00' }],
  ['a day that is none', { startsAt: '2026-02-30T10:00:00Z' }],
  ['an end before its beginning', { endsAt: '2026-03-01T17:00:00Z' }],
  ['a time zone that nobody knows', { timeZone: 'Europe/Atlantis' }],
  ['an offset for a time zone', { timeZone: '+01:00' }],
  ['half a seat', { capacity: 1.5 }],
  ['no seat', { capacity: 0 }],
  ['a price of nothing', { price: { amount: 0, currency: 'EUR' } }],
  ['a fraction of a cent', { price: { amount: 10.5, currency: 'EUR' } }],
  ['a price below nothing', { price: { amount: -1, currency: 'EUR' } }],
  ['a currency that nobody knows', { price: { amount: 100, currency: 'XQX' } }],
  ['a currency that Stripe does not take', { price: { amount: 100, currency: 'XAU' } }],
])('an event with %s is refused', (_, changes) => {
  expect(eventContent.safeParse({ ...concert, ...changes }).success).toBe(false);
});

test.each([
  ['JPY', 500, 49],
  ['EUR', 50, 49],
  ['HUF', 17_545, 17_499],
  ['CZK', 1_500, 1_499],
  ['AED', 200, 199],
  ['MXN', 1_000, 999],
  ['PLN', 200, 199],
  ['RON', 200, 199],
  ['ZAR', 50, 49],
  ['ILS', 50, 49],
  ['KRW', 50, 49],
  ['TWD', 8_050, 0],
  ['ISK', 500, 550],
  ['UGX', 100_000, 100_050],
  ['KWD', 5_120, 5_124],
  ['MGA', 500, 0],
])('in %s %i can be sold, and %i cannot', (currency, amount, wrong) => {
  const parse = (price: object) => eventContent.safeParse({ ...concert, price });
  expect(parse({ amount, currency }).success).toBe(true);
  expect(parse({ amount: wrong, currency }).error?.issues[0]).toMatchObject({ path: ['price', 'amount'] });
  expect(parse({ amount, currency: 'XAU' }).error?.issues[0]).toMatchObject({ path: ['price', 'currency'] });
});

test('changes say only what changes', () => {
  expect(eventChanges.parse({ title: 'Other' })).toEqual({ title: 'Other' });
});

test('codes are long, never the same, and forgive how they are typed', () => {
  const codes = new Set(Array.from({ length: 1_000 }, newTicketCode));
  expect(codes.size).toBe(1_000);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/);
  expect(readTicketCode('oi1l-abcd efgh')).toBe('0111ABCDEFGH');
});
