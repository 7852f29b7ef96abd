import { expect, test } from 'vitest';
import { rejection, startPaid, startSale, startStripe, ticketSale } from '../../../test/stripe.ts';

const refresh_url = 'http://localhost:5173/payouts/refresh';
const return_url = 'http://localhost:5173/payouts';

async function startPages() {
  const world = await startStripe();
  const path = (url: string) => new URL(url).pathname;

  async function look(url: string) {
    const answer = await fetch(`${world.sandbox.url}${path(url)}`, { redirect: 'manual' });
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }

  async function submit(url: string, fields: Record<string, string>, origin = world.sandbox.url) {
    const body = new URLSearchParams(fields);
    const target = `${world.sandbox.url}${path(url)}`;
    const answer = await fetch(target, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }

  async function onboarding() {
    const { id } = world.played.accounts.create({ contact_email: 'organizer@example.com', dashboard: 'express' });
    const use_case = { type: 'account_onboarding' as const, account_onboarding: { refresh_url, return_url } };
    const link = await world.stripe.v2.core.accountLinks.create({ account: id, use_case });
    return { id, link };
  }

  return { ...world, look, submit, onboarding, done: `${world.sandbox.url}/setup/done` };
}

const visitIn = (text: string) => /name="visit" value="(\w+)"/.exec(text)?.[1] ?? '';

test.each([
  ['complete', 'active', 'active'],
  ['bank-account-missing', 'active', 'restricted'],
  ['rejected', 'rejected', 'rejected'],
  ['later', 'restricted', 'restricted'],
])('onboarding that ends as %s goes back to the app', async (outcome, transfers, payouts) => {
  const { played, onboarding, look, submit, done } = await startPages();
  const { id, link } = await onboarding();
  expect(link).toMatchObject({ object: 'v2.core.account_link', account: id, livemode: false });
  const { status, text } = await look(link.url);
  expect(status).toBe(200);
  expect(text).toContain('organizer@example.com');
  expect(text).toContain('defaults.payout_methods');
  expect(await submit(done, { visit: visitIn(text), outcome })).toMatchObject({ status: 303, location: return_url });
  expect(played.accounts.get(id)?.configuration?.recipient?.capabilities?.stripe_balance).toMatchObject({
    stripe_transfers: { status: transfers },
    payouts: { status: payouts },
  });
  expect(played.connectOutbox.messages.at(-1)?.type).toBe('v2.core.account_link.returned');
  expect((await submit(done, { visit: visitIn(text), outcome })).status).toBe(404);
});

test('a link works once and for minutes only; after that the app makes a new one', async () => {
  const { onboarding, look, clock } = await startPages();
  const used = await onboarding();
  await look(used.link.url);
  expect(await look(used.link.url)).toMatchObject({ status: 303, location: refresh_url });
  const late = await onboarding();
  clock.advance(Date.parse(late.link.expires_at) - clock.now());
  expect(await look(late.link.url)).toMatchObject({ status: 303, location: refresh_url });
  expect((await look(`${late.link.url}x`)).status).toBe(404);
});

test('there are no other ways for onboarding to end', async () => {
  const { onboarding, look, submit, done } = await startPages();
  const { text } = await look((await onboarding()).link.url);
  expect((await submit(done, { visit: visitIn(text), outcome: 'explode' })).status).toBe(404);
  expect((await submit(done, { visit: 'nonsense', outcome: 'complete' })).status).toBe(404);
});

test('a buyer sees what there is to pay, and pays', async () => {
  const world = await startPages();
  const { account } = await startSale(world);
  const { customer_email: _, ...sale } = ticketSale(account);
  const { id, url } = await world.stripe.checkout.sessions.create(sale);
  const { status, text } = await world.look(url ?? '');
  expect(status).toBe(200);
  for (const shown of ['Pay $50.00', 'Concert', 'http://localhost:5173/events', 'label for="email"']) {
    expect(text).toContain(shown);
  }
  const fields = { how: 'card', email: 'zoe@example.com', name: 'Zoë' };
  expect(await world.submit(url ?? '', fields)).toMatchObject({
    status: 303,
    location: `http://localhost:5173/tickets?session=${id}`,
  });
  expect(world.played.checkout.get(id)).toMatchObject({
    payment_status: 'paid',
    customer_details: { email: 'zoe@example.com', name: 'Zoë' },
  });
  expect(world.played.ledger.balanceOf('zoe@example.com')).toBe(-5000);
  expect((await world.look(url ?? '')).text).toContain('already been paid');
  await world.submit(url ?? '', fields);
  expect(world.played.ledger.balanceOf('zoe@example.com')).toBe(-5000);
});

test('a buyer pays from a bank account, or has a card declined', async () => {
  const world = await startPages();
  const { session } = await startSale(world);
  const url = world.played.checkout.get(session)?.url ?? '';
  const declined = await world.submit(url, { how: 'declined' });
  expect(declined).toMatchObject({ status: 422, text: expect.stringContaining('role="alert"') });
  expect((await world.submit(url, { how: 'later' })).status).toBe(303);
  expect(world.played.checkout.get(session)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
});

test('nobody pays an organizer who cannot be paid any more, or after the time is over', async () => {
  const world = await startPages();
  const { session, account } = await startSale(world);
  const url = world.played.checkout.get(session)?.url ?? '';
  world.played.accounts.restrict(account);
  expect(await world.submit(url, { how: 'card' })).toMatchObject({ status: 422 });
  world.played.checkout.expire(session);
  expect(await world.look(url)).toMatchObject({ status: 410, text: expect.stringContaining('has expired') });
  expect((await world.submit(url, { how: 'card' })).status).toBe(410);
  expect((await world.look(`${url}x`)).status).toBe(404);
});

test('a page elsewhere cannot pay', async () => {
  const world = await startPages();
  const { session } = await startSale(world);
  const url = world.played.checkout.get(session)?.url ?? '';
  expect((await world.submit(url, { how: 'card' }, 'https://evil.example.com')).status).toBe(403);
  expect(world.played.checkout.get(session)?.status).toBe('open');
});

test('the dashboard opens once, and shows what an organizer has and gets', async () => {
  const world = await startPages();
  const { account } = await startPaid(world);
  const link = await world.stripe.accounts.createLoginLink(account);
  expect(link).toMatchObject({ object: 'login_link', created: expect.any(Number) });
  const { location } = await world.look(link.url);
  const page = `${world.sandbox.url}${location}`;
  expect((await world.look(page)).text).toContain('$49.49');
  expect((await world.look(link.url)).status).toBe(404);
  const visit = String(location).split('/').at(-1) ?? '';
  await world.submit(`${world.sandbox.url}/express/payouts`, { visit });
  expect(world.played.ledger.balanceOf(account)).toBe(0);
  expect((await world.look(page)).text).toContain('paid');
  expect((await world.submit(`${world.sandbox.url}/express/payouts`, { visit: 'x' })).status).toBe(404);
});

test('there is no dashboard before onboarding, nor for those who were not to have one', async () => {
  const { stripe, played } = await startPages();
  const fresh = played.accounts.create({ contact_email: 'a@example.com', dashboard: 'express' });
  const none = played.accounts.create({ contact_email: 'a@example.com', dashboard: 'none' });
  for (const { id } of [fresh, none]) {
    expect(await rejection(stripe.accounts.createLoginLink(id))).toMatchObject({ statusCode: 400 });
  }
  expect(await rejection(stripe.accounts.createLoginLink('acct_x'))).toMatchObject({ statusCode: 404 });
});

test('what people type shows as they typed it', async () => {
  const world = await startPages();
  const { account } = await startSale(world);
  const price_data = { currency: 'usd', unit_amount: 100, product_data: { name: '<script>alert(1)</script>' } };
  const sale = { ...ticketSale(account), line_items: [{ price_data, quantity: 1 }] };
  const { url } = await world.stripe.checkout.sessions.create(sale);
  const { text } = await world.look(url ?? '');
  expect(text).toContain('&lt;script&gt;');
  expect(text).not.toContain('<script>');
});
