import { expect, test } from 'vitest';
import { paymentOf, unpaidOf } from './payment-of.ts';

const until = '2026-06-12T18:00:00.000Z';
const bought = { status: 'valid', orderId: 'paid', reservedUntil: null } as const;
const reserved = { status: 'reserved', orderId: 'unpaid', reservedUntil: until } as const;

test('a payment is pending until its tickets are more than reserved, whatever was bought before', () => {
  expect(paymentOf([reserved, bought])).toBe('pending');
  expect(paymentOf([{ ...reserved, status: 'valid' }, bought])).toBe('confirmed');
});

test('a checkout that was abandoned before does not keep a later payment pending', () => {
  expect(paymentOf([bought, reserved])).toBe('confirmed');
});

test('what is refunded or was never there is no payment', () => {
  expect(paymentOf([{ ...bought, status: 'refund_due' }])).toBe('none');
  expect(paymentOf([])).toBe('none');
});

test('of orders that wait for their payment the last one counts', () => {
  expect(unpaidOf([bought, reserved, reserved])).toEqual({ orderId: 'unpaid', quantity: 2, until });
  const later = { ...reserved, orderId: 'later' };
  expect(unpaidOf([later, reserved, reserved])).toEqual({ orderId: 'later', quantity: 1, until });
  expect(unpaidOf([bought])).toBeUndefined();
});
