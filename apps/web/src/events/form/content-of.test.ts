import { expect, test } from 'vitest';
import { contentOf } from './content-of.ts';
import type { EventFields } from './event-fields.ts';

const fields: EventFields = {
  title: 'Concert',
  description: '',
  venue: 'Town hall',
  starts: '2026-06-12T20:00',
  ends: '2026-06-12T23:00',
  timeZone: 'Europe/Berlin',
  capacity: 50,
  pricing: 'paid',
  price: 19.99,
  currency: 'EUR',
};

test('times are those of the clock at the door, money is whole minor units', () => {
  expect(contentOf(fields)).toMatchObject({
    content: {
      startsAt: '2026-06-12T18:00:00.000Z',
      endsAt: '2026-06-12T21:00:00.000Z',
      price: { amount: 1999, currency: 'EUR' },
    },
  });
});

test('a currency without minor units has none', () => {
  expect(contentOf({ ...fields, price: 2500, currency: 'JPY' })).toMatchObject({
    content: { price: { amount: 2500 } },
  });
});

test('what is free has no price, whatever was typed before', () => {
  expect(contentOf({ ...fields, pricing: 'free' })).toMatchObject({ content: { price: null } });
});

test('what is missing is said at its field', () => {
  const missing = { ...fields, title: ' ', starts: '', capacity: '', price: 0 };
  const said = expect.any(String);
  expect(contentOf(missing)).toEqual({ errors: { title: said, starts: said, capacity: said, price: said } });
});
