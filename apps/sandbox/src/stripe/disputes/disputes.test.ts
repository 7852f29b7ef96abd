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

test('the bank can first only ask: no money moves, and the payment may still be refunded', async () => {
  const world = await startStripe();
  const { intent } = await startPaid(world);
  const before = world.played.ledger.entries.length;
  const { id } = world.played.disputes.inquire(intent);
  expect(await world.stripe.disputes.retrieve(id)).toMatchObject({
    status: 'warning_needs_response',
    is_charge_refundable: true,
    balance_transactions: [],
    payment_method_details: { card: { case_type: 'inquiry' } },
  });
  expect(world.played.ledger.entries).toHaveLength(before);
  await world.stripe.refunds.create({ payment_intent: intent, amount: 1000 });
  expect(world.played.disputes.respond(id).status).toBe('warning_under_review');
  expect(world.played.disputes.escalate(id)).toMatchObject({
    status: 'needs_response',
    amount: 4000,
    is_charge_refundable: false,
    balance_transactions: [{ amount: -4000, fee: 1500 }],
    payment_method_details: { card: { case_type: 'chargeback' } },
  });
  expect(world.played.ledger.balanceOf('ann@example.com')).toBe(0);
  expect(world.played.ledger.check()).toEqual([]);
});

test('an inquiry can come to nothing', async () => {
  const { played, stripe, ...world } = await startStripe();
  const { intent } = await startPaid({ played, stripe, ...world });
  const { id } = played.disputes.inquire(intent);
  expect(played.disputes.drop(id).status).toBe('warning_closed');
  expect(() => played.disputes.escalate(id)).toThrow('warning_closed already');
  expect(() => played.disputes.respond(id)).toThrow('warning_closed already');
  expect(await stripe.refunds.create({ payment_intent: intent })).toMatchObject({ status: 'succeeded' });
});

test('what was lost can be appealed, and won after all', async () => {
  const { stripe, played, dispute, intent } = await startDisputed();
  const { disputes, ledger } = played;
  expect(() => disputes.appeal(dispute.id)).toThrow('needs_response already');
  disputes.respond(dispute.id);
  disputes.close(dispute.id, 'lost');
  expect(disputes.appeal(dispute.id).status).toBe('appeal_needs_response');
  expect(await rejection(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({ code: 'charge_disputed' });
  expect(disputes.respond(dispute.id)).toMatchObject({
    status: 'appeal_under_review',
    evidence_details: { has_evidence: true, submission_count: 2 },
  });
  expect(ledger.balanceOf('ann@example.com')).toBe(0);
  disputes.close(dispute.id, 'won');
  expect(await stripe.disputes.retrieve(dispute.id)).toMatchObject({
    status: 'won',
    balance_transactions: [{ amount: -5000 }, { amount: 5000 }],
  });
  expect(ledger.balanceOf('ann@example.com')).toBe(-5000);
  expect(ledger.check()).toEqual([]);
});

test('an appeal can be lost, too, and be made again', async () => {
  const { played, dispute } = await startDisputed();
  played.disputes.close(dispute.id, 'lost');
  played.disputes.appeal(dispute.id);
  expect(played.disputes.close(dispute.id, 'lost').status).toBe('lost');
  expect(played.disputes.appeal(dispute.id).status).toBe('appeal_needs_response');
});

test.each([
  ['resolution', [{ amount: -5000, fee: 0 }], 0],
  ['block', [], -5000],
] as const)('a dispute that was prevented by a %s is there from the start', async (how, moved, buyer) => {
  const world = await startStripe();
  const { intent } = await startPaid(world);
  const { id } = world.played.disputes.prevent(intent, how);
  const [listed] = (await world.stripe.disputes.list({ payment_intent: intent })).data;
  expect(listed).toMatchObject({ id, status: 'prevented', balance_transactions: moved });
  expect(listed?.payment_method_details?.card?.case_type).toBe(how);
  expect(world.played.ledger.balanceOf('ann@example.com')).toBe(buyer);
  expect(world.played.ledger.check()).toEqual([]);
  expect(() => world.played.disputes.close(id, 'won')).toThrow('prevented already');
});

test('each turn of a dispute is told of', async () => {
  const world = await startStripe();
  const { intent } = await startPaid(world);
  await world.played.delivered();
  const sent = world.played.platformOutbox.messages.length;
  const { disputes } = world.played;
  const { id } = disputes.inquire(intent);
  disputes.escalate(id);
  disputes.respond(id);
  disputes.close(id, 'lost');
  disputes.appeal(id);
  disputes.close(id, 'won');
  const types = world.played.platformOutbox.messages.slice(sent).map(({ type }) => type);
  expect(types.map((type) => type.replace('charge.dispute.', ''))).toEqual([
    'created',
    'updated',
    'funds_withdrawn',
    'updated',
    'closed',
    'updated',
    'closed',
    'funds_reinstated',
  ]);
});
