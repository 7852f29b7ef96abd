import { expect, test } from 'vitest';
import { rejection, startPaid, startStripe } from '../../../test/stripe.ts';

async function startDisputed() {
  const world = await startStripe();
  Object.assign(world.played.pricing, { chargeBps: 0, chargeFixed: 0 });
  const paid = await startPaid(world);
  const dispute = world.played.disputes.open(paid.intent);
  return { ...world, ...paid, dispute };
}

test('a dispute takes the money from the platform and leaves the transfer as it is', async () => {
  const { stripe, played, dispute, account, intent } = await startDisputed();
  expect(await stripe.disputes.retrieve(dispute.id, { expand: ['charge'] })).toMatchObject({
    object: 'dispute',
    amount: 5000,
    status: 'needs_response',
    reason: 'fraudulent',
    payment_intent: intent,
    charge: { disputed: true },
  });
  expect((await stripe.disputes.list({ payment_intent: intent })).data).toHaveLength(1);
  expect(played.ledger.balanceOf(account)).toBe(4949);
  expect(played.ledger.balanceOf('platform')).toBe(51 - 5000 - 1500);
  expect(played.ledger.balanceOf('ann@example.com')).toBe(0);
});

test('while it lasts, and once it is lost, nothing is refunded', async () => {
  const { stripe, played, dispute, intent } = await startDisputed();
  const refund = () => stripe.refunds.create({ payment_intent: intent });
  expect(await rejection(refund())).toMatchObject({ code: 'charge_disputed' });
  expect(played.disputes.close(dispute.id, 'lost').status).toBe('lost');
  expect(await rejection(refund())).toMatchObject({ code: 'charge_disputed' });
  expect(played.ledger.balanceOf('ann@example.com')).toBe(0);
});

test('won, the money comes back, but not the fee', async () => {
  const { stripe, played, dispute, intent } = await startDisputed();
  played.disputes.close(dispute.id, 'won');
  expect(played.ledger.balanceOf('platform')).toBe(51 - 1500);
  expect(played.ledger.check()).toEqual([]);
  expect(await stripe.refunds.create({ payment_intent: intent })).toMatchObject({ status: 'succeeded' });
  expect(() => played.disputes.close(dispute.id, 'lost')).toThrow('won already');
});
