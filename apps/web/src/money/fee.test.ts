import { expect, test } from 'vitest';
import { shareOf } from './fee.ts';

test('the platform’s part of a ticket is rounded down, and the rest is the organizer’s', () => {
  const euros = (amount: number) => ({ amount, currency: 'EUR', digits: 2 });
  expect(shareOf(euros(2_500), 100)).toEqual({ gets: euros(2_475), fee: euros(25) });
  expect(shareOf(euros(199), 100)).toEqual({ gets: euros(198), fee: euros(1) });
  expect(shareOf(euros(50), 100)).toEqual({ gets: euros(50), fee: euros(0) });
});
