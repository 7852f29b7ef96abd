import { expect, test } from 'vitest';
import type { Currency } from '../../api/config.ts';
import { contentOf, type EventFields } from './event-fields.ts';

const fields: EventFields = {
  title: 'Concert',
  description: '',
  venue: 'Town hall',
  pictureUrl: '',
  starts: '2026-06-12T20:00',
  ends: '2026-06-12T23:00',
  timeZone: 'Europe/Berlin',
  capacity: 50,
  pricing: 'paid',
  price: 19.99,
  currency: 'EUR',
};

const currencies: Currency[] = [
  { code: 'EUR', digits: 2, step: 1, least: 50 },
  { code: 'JPY', digits: 0, step: 1, least: 50 },
];

const contentIn = (fields: EventFields) => contentOf(fields, currencies);

test('times are local to the event, money is whole minor units', () => {
  expect(contentIn(fields)).toMatchObject({
    content: {
      startsAt: '2026-06-12T18:00:00.000Z',
      endsAt: '2026-06-12T21:00:00.000Z',
      price: { amount: 1999, currency: 'EUR' },
    },
  });
});

test('a currency without minor units has none', () => {
  expect(contentIn({ ...fields, price: 2500, currency: 'JPY' })).toMatchObject({
    content: { price: { amount: 2500 } },
  });
});

test('a free event has no price, whatever was typed before', () => {
  expect(contentIn({ ...fields, pricing: 'free' })).toMatchObject({ content: { price: null } });
});

test('what is missing is reported at its field', () => {
  const missing = { ...fields, title: ' ', starts: '', capacity: '', price: 0 };
  const words = expect.any(String);
  expect(contentIn(missing)).toEqual({ errors: { title: words, starts: words, capacity: words, price: words } });
});
