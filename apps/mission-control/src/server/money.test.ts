import { expect, test } from 'vitest';
import { start } from '../../test/start.ts';
import type { Choice } from '../state.ts';

const actionsOf = (choices: Choice[] = []) => choices.map(({ action }) => action);

test('a click puts an account into any state', async () => {
  const { sandbox, look, act } = await start();
  const { accounts } = sandbox.stripe;
  const { id } = accounts.create({ contact_email: 'a@example.com' });
  const stateAfter = async (action: string) => {
    expect(await act(`accounts/${id}/${action}`), action).toBe(204);
    return (await look()).accounts[0];
  };
  expect(await stateAfter('complete')).toMatchObject({ state: 'transfers active, payouts active', owes: 0 });
  expect(await stateAfter('no-bank')).toMatchObject({ state: 'transfers active, payouts restricted', owes: 1 });
  expect((await stateAfter('due-soon'))?.deadline).toMatch(/^\d{4}-/);
  expect(await stateAfter('restrict')).toMatchObject({ state: 'transfers restricted, payouts restricted' });
  expect(await act(`accounts/${id}/payout`)).toBe(422);
  expect(await stateAfter('reject')).toMatchObject({ state: 'transfers rejected, payouts rejected' });
  const closed = await stateAfter('close');
  expect([closed?.state, actionsOf(closed?.choices)]).toEqual(['closed', ['reopen']]);
  await stateAfter('reopen');
  const gone = await stateAfter('deauthorize');
  expect([gone?.state, gone?.choices]).toEqual(['disconnected', []]);
  expect(await act('accounts/acct_x/close')).toBe(404);
});

/** Sold through the API that the application uses. */
async function startSale() {
  const world = await start();
  const { stripe, url } = world.sandbox;
  const { id: destination } = stripe.accounts.create({ contact_email: 'a@example.com', dashboard: 'express' });
  stripe.accounts.completeOnboarding(destination);
  const params = {
    mode: 'payment',
    'line_items[0][quantity]': '2',
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': '2500',
    'line_items[0][price_data][product_data][name]': 'Concert',
    'payment_intent_data[transfer_data][destination]': destination,
    'payment_intent_data[application_fee_amount]': '51',
    success_url: 'http://localhost:5173/tickets',
    cancel_url: 'http://localhost:5173/events',
    customer_email: 'ann@example.com',
  };
  const headers = { authorization: `Bearer ${stripe.secretKey}`, 'stripe-version': '2026-10-28.endive' };
  const body = new URLSearchParams(params);
  const answer = await fetch(`${url}/v1/checkout/sessions`, { method: 'POST', headers, body });
  const { id } = await answer.json();
  const click = (action: string) => world.act(`payments/${id}/${action}`);
  const shown = async () => (await world.look()).payments[0];
  return { ...world, stripe, destination, id: String(id), click, shown };
}

test('a payment is shown and expires by a click', async () => {
  const { click, shown } = await startSale();
  expect(await shown()).toMatchObject({ amount: '$50.00', buyer: 'ann@example.com', state: 'open' });
  expect((await shown())?.payUrl).toMatch('/c/pay/');
  expect(await click('expire')).toBe(204);
  expect(await shown()).toMatchObject({ state: 'expired', choices: [] });
});

test('a bank debit is confirmed, and the payment disputed, lost, appealed and won', async () => {
  const { stripe, id, click } = await startSale();
  stripe.checkout.payAsync(id);
  for (const action of ['confirm', 'dispute', 'lost', 'appeal', 'respond', 'won']) {
    expect(await click(action), action).toBe(204);
  }
  expect(stripe.checkout.get(id)?.payment_status).toBe('paid');
  expect(stripe.disputes.all()).toMatchObject([{ status: 'won' }]);
});

test('a payment is refunded by hand, a refund comes back, and a prevented dispute blocks the next', async () => {
  const { stripe, id, click, shown } = await startSale();
  stripe.checkout.pay(id);
  for (const action of ['refund-later', 'refund-part', 'refund-done', 'refund-all', 'refund-fails', 'prevent']) {
    expect(await click(action), action).toBe(204);
  }
  expect(stripe.refunds.all()).toMatchObject([
    { amount: 100, status: 'succeeded' },
    { amount: 4900, status: 'failed' },
  ]);
  expect(await click('refund')).toBe(422);
  expect(actionsOf((await shown())?.choices)).not.toContain('prevent');
});

test('a payout is sent, and comes back', async () => {
  const { stripe, destination, id, act, look } = await startSale();
  stripe.checkout.pay(id);
  expect((await look()).accounts[0]?.holds).toEqual(['$49.49']);
  expect(await act(`accounts/${destination}/payout`)).toBe(204);
  expect(await act(`accounts/${destination}/bounce`)).toBe(204);
  expect(stripe.payouts.of(destination)).toMatchObject([{ status: 'failed' }]);
});
