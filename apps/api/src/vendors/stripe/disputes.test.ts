import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { disputeOf } from './disputes.ts';

function dispute(status: string, moved: number[] = []) {
  const shown = { id: 'du_1', payment_intent: 'pi_1', amount: 500, status };
  const transactions = moved.map((amount) => ({ amount }));
  return disputeOf({ ...shown, balance_transactions: transactions } as Pick<Stripe.Dispute, 'id'> as Stripe.Dispute);
}

test.each([
  ['warning_needs_response', 'inquiry'],
  ['warning_closed', 'inquiry'],
  ['a status of next year', 'unknown_status'],
])('of %s nothing is said', (status, said) => {
  expect(dispute(status)).toBe(said);
});

test.each([
  ['needs_response', 'open'],
  ['under_review', 'open'],
  ['appeal_needs_response', 'appealed'],
  ['appeal_under_review', 'appealed'],
  ['won', 'won'],
  ['lost', 'lost'],
])('%s is %s', (status, meaning) => {
  expect(dispute(status)).toEqual({ disputeId: 'du_1', paymentId: 'pi_1', amount: 500, status: meaning });
});

test('a prevented one is lost if the money was taken, and nothing otherwise', () => {
  expect(dispute('prevented', [-500])).toMatchObject({ status: 'lost' });
  expect(dispute('prevented')).toMatchObject({ status: 'won' });
  expect(dispute('prevented', [-500, 500])).toMatchObject({ status: 'won' });
});
