import { expect, test } from 'vitest';
import { paymentOf, unpaidOf } from './payment-of.ts';

const earlier = '2026-06-01T10:00:00.000Z';
const later = '2026-06-01T11:00:00.000Z';

test('a payment is pending until its tickets are more than reserved, whatever was bought before', () => {
  const bought = { status: 'valid', createdAt: earlier } as const;
  expect(paymentOf([{ status: 'reserved', createdAt: later }, bought])).toBe('pending');
  expect(paymentOf([{ status: 'valid', createdAt: later }, bought])).toBe('confirmed');
});

test('a checkout that was given up before does not keep a later payment pending', () => {
  expect(
    paymentOf([
      { status: 'valid', createdAt: later },
      { status: 'reserved', createdAt: earlier },
    ]),
  ).toBe('confirmed');
});

test('what is refunded or was never there is no payment', () => {
  expect(paymentOf([{ status: 'refund_due', createdAt: later }])).toBe('none');
  expect(paymentOf([])).toBe('none');
});

test('of orders that wait for their payment the last one counts', () => {
  const reserved = { status: 'reserved', createdAt: earlier } as const;
  const bought = { status: 'valid', createdAt: later } as const;
  expect(unpaidOf([bought, reserved, reserved])).toBe(2);
  expect(unpaidOf([{ ...reserved, createdAt: later }, reserved, reserved])).toBe(1);
  expect(unpaidOf([bought])).toBe(0);
});
