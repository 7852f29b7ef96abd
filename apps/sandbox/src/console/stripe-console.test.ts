import { expect, test } from 'vitest';
import { startPaid, startSale, startStripe } from '../../test/stripe.ts';
import { accountChoices } from './account-actions.ts';

async function startConsole() {
  const world = await startStripe();
  const look = async () => (await fetch(world.sandbox.url)).text();
  const submit = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const headers = { origin: world.sandbox.url };
    const answer = await fetch(`${world.sandbox.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
    return answer.status;
  };
  return { ...world, look, submit };
}

test('it shows accounts, payments and deliveries', async () => {
  const world = await startConsole();
  const { account, session } = await startPaid(world);
  await world.played.delivered();
  const text = await world.look();
  for (const shown of [account, '$49.49', 'organizer@example.com', session, 'checkout.session.completed']) {
    expect(text).toContain(shown);
  }
});

test.each(accountChoices)('an account suffers a click: $action', async ({ action }) => {
  const world = await startConsole();
  const { id } = world.played.accounts.create({ contact_email: 'a@example.com' });
  const before = world.played.connectOutbox.messages.length;
  expect(await world.look()).toContain(`value="${action}"`);
  expect(await world.submit('/console/accounts', { id, action })).toBe(303);
  expect(world.played.connectOutbox.messages.length).toBeGreaterThan(action === 'restrict' ? before - 1 : before);
  expect(await world.submit('/console/accounts', { id: 'acct_x', action })).toBe(303);
});

test('payments are confirmed or refused, and disputed', async () => {
  const { played, submit, ...world } = await startConsole();
  const click = (id: string, action: string) => submit('/console/payments', { id, action });
  const waiting = { ...world, played, submit };
  const [confirmed, refused] = [(await startSale(waiting)).session, (await startSale(waiting)).session];
  played.checkout.payAsync(confirmed);
  played.checkout.payAsync(refused);
  await click(confirmed, 'confirm');
  await click(refused, 'return');
  await click(refused, 'confirm');
  expect(played.checkout.get(confirmed)?.payment_status).toBe('paid');
  expect(played.checkout.get(refused)?.payment_status).toBe('unpaid');
  await click(confirmed, 'dispute');
  await click(confirmed, 'lost');
  expect(played.disputes.all()).toMatchObject([{ status: 'lost' }]);
  await click(confirmed, 'appeal');
  await click(confirmed, 'respond');
  await click(confirmed, 'won');
  expect(played.disputes.all()).toMatchObject([{ status: 'won' }]);
  const { session } = await startSale(waiting);
  await click(session, 'expire');
  expect(played.checkout.get(session)?.status).toBe('expired');
});

test('a payment is refunded by hand, and a refund comes back', async () => {
  const { played, submit, look, ...world } = await startConsole();
  const { session } = await startPaid({ ...world, played });
  const click = (action: string) => submit('/console/payments', { id: session, action });
  await click('refund-later');
  await click('refund-part');
  await click('refund-done');
  await click('refund-all');
  await click('refund-fails');
  expect(played.refunds.all()).toMatchObject([
    { amount: 100, status: 'succeeded' },
    { amount: 4900, status: 'failed' },
  ]);
  await click('prevent');
  expect(await click('refund')).toBe(422);
  expect(await look()).not.toContain('value="prevent"');
});

test('a payout is sent and comes back, and a closed account is reopened', async () => {
  const { played, submit, look, ...world } = await startConsole();
  const { account } = await startPaid({ ...world, played });
  const click = (action: string) => submit('/console/accounts', { id: account, action });
  await click('payout');
  await click('bounce');
  expect(played.payouts.of(account)).toMatchObject([{ status: 'failed' }]);
  await click('close');
  expect(await look()).toContain('value="reopen"');
  await click('reopen');
  expect(played.accounts.get(account)?.closed).toBe(false);
  await click('restrict');
  expect(await click('payout')).toBe(422);
});

test('faults are clicked for one endpoint, and what was sent is sent again', async () => {
  const { played, submit, receiver } = await startConsole();
  await submit('/console/stripe-platform/faults', { name: 'drop' });
  expect(played.platformOutbox.faults).toEqual([{ kind: 'drop' }]);
  expect(played.connectOutbox.faults).toEqual([]);
  played.accounts.create({});
  await played.delivered();
  await submit('/console/stripe-connect/resend', { id: played.connectOutbox.messages[0]?.id ?? '' });
  expect(receiver.received).toHaveLength(2);
});
