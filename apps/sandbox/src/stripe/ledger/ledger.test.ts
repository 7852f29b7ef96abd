import { expect, test } from 'vitest';
import { rejection, type StripeWorld, startSale, startStripe, ticketSale } from '../../../test/stripe.ts';

/** Numbers that look random and are the same at every run. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Something happens to a payment; whether Stripe lets it makes no difference to the books. */
async function happen(
  { stripe, played }: StripeWorld,
  account: string,
  intent: string,
  roll: (sides: number) => number,
) {
  const { disputes, payouts, refunds } = played;
  const open = disputes.all().find(({ status }) => status === 'needs_response');
  const flags = { reverse_transfer: roll(2) === 0, refund_application_fee: roll(2) === 0 };
  switch (roll(6)) {
    case 0:
      return payouts.send(account);
    case 1:
      return open === undefined ? disputes.open(intent) : disputes.close(open.id, roll(2) === 0 ? 'won' : 'lost');
    case 2:
      refunds.failNext();
      return stripe.refunds.create({ payment_intent: intent, amount: 1 + roll(5000), ...flags });
    case 3: {
      const [transfer] = (await stripe.transfers.list()).data;
      return stripe.transfers.createReversal(transfer?.id ?? '', { amount: 1 + roll(3000) });
    }
    default:
      return stripe.refunds.create({ payment_intent: intent, amount: 1 + roll(2000), ...flags });
  }
}

test.each([1, 2, 3, 4, 5])('whatever happens, not a cent is lost or made (%i)', async (seed) => {
  const world = await startStripe();
  const { played, stripe } = world;
  const roll = dice(seed);
  const { account } = await startSale(world);
  for (let sale = 0; sale < 4; sale += 1) {
    const { id } = await stripe.checkout.sessions.create(ticketSale(account));
    const intent = String(played.checkout.pay(id).payment_intent);
    for (let step = 0; step < 6; step += 1) {
      await Promise.allSettled([(async () => happen(world, account, intent, roll))()]);
      expect(played.ledger.check()).toEqual([]);
    }
  }
  const balances = played.ledger.holders().map((holder) => played.ledger.balanceOf(holder));
  expect(balances.length).toBeGreaterThan(3);
  expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(0);
  // Buyers never get back more than they paid.
  expect(played.ledger.balanceOf('ann@example.com')).toBeLessThanOrEqual(0);
});

test('Stripe keeps its price, which the platform pays', async () => {
  const world = await startStripe();
  const { account, session } = await startSale(world);
  world.played.checkout.pay(session);
  const { ledger } = world.played;
  expect(ledger.balanceOf('stripe')).toBe(175);
  expect(ledger.balanceOf('platform')).toBe(51 - 175);
  expect(ledger.balanceOf(account)).toBe(4949);
  expect(ledger.entries.map(({ kind }) => kind)).toEqual(['charge', 'stripe_fee', 'transfer', 'application_fee']);
  expect((await world.stripe.balance.retrieve()).available).toMatchObject([{ amount: -124, currency: 'usd' }]);
  const own = await world.stripe.balance.retrieve({}, { stripeAccount: account });
  expect(own.available).toMatchObject([{ amount: 4949, currency: 'usd' }]);
});

test('currencies are kept apart', async () => {
  const world = await startStripe();
  const { account, session } = await startSale(world);
  const { ledger, checkout } = world.played;
  checkout.pay(session);
  const price_data = { currency: 'eur', unit_amount: 1000, product_data: { name: 'Reading' } };
  const sale = { ...ticketSale(account), line_items: [{ price_data, quantity: 1 }] };
  checkout.pay((await world.stripe.checkout.sessions.create(sale)).id);
  expect(ledger.balancesOf(account)).toEqual({ usd: 4949, eur: 949 });
  expect(ledger.balanceOf(account, 'eur')).toBe(949);
  expect(() => ledger.balanceOf(account)).toThrow('say which currency');
});

test('what an account holds is paid out to its bank', async () => {
  const world = await startStripe();
  const { account, session } = await startSale(world);
  const { ledger, checkout, payouts, accounts } = world.played;
  checkout.pay(session);
  expect(payouts.send(account)).toMatchObject([{ object: 'payout', amount: 4949, status: 'paid' }]);
  expect(payouts.send(account)).toEqual([]);
  expect([ledger.balanceOf(account), ledger.balanceOf(`bank:${account}`)]).toEqual([0, 4949]);
  expect((await world.stripe.payouts.list({}, { stripeAccount: account })).data).toHaveLength(1);
  expect((await world.stripe.payouts.list()).data).toEqual([]);
  accounts.completeOnboarding(account, 'bank-account-missing');
  expect(() => payouts.send(account)).toThrow('cannot be paid out');
});

test('payments of a connected account itself are not played', async () => {
  const world = await startStripe();
  const { account } = await startSale(world);
  const error = await rejection(world.stripe.refunds.list({}, { stripeAccount: account }));
  expect(error.message).toContain('platform only');
});
