import { expect, test } from 'vitest';
import { organizer, rejection, startPaid, startStripe } from '../../../test/stripe.ts';

const everything = ['configuration.recipient', 'defaults', 'identity', 'requirements'] as const;

test('a new account can receive nothing yet, and says what is missing', async () => {
  const { stripe } = await startStripe();
  const account = await stripe.v2.core.accounts.create({ ...organizer, include: [...everything] });
  expect(account).toMatchObject({
    object: 'v2.core.account',
    id: expect.stringMatching(/^acct_/),
    applied_configurations: ['recipient'],
    closed: false,
    contact_email: 'organizer@example.com',
    dashboard: 'express',
    livemode: false,
    metadata: { user: 'user_1' },
    configuration: {
      recipient: {
        applied: true,
        capabilities: {
          stripe_balance: { stripe_transfers: { status: 'restricted' }, payouts: { status: 'restricted' } },
        },
      },
    },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    requirements: { summary: { minimum_deadline: { status: 'past_due' } } },
  });
  expect(account.requirements?.entries?.every((entry) => entry.awaiting_action_from === 'user')).toBe(true);
  expect(new Date(account.created).toISOString()).toBe(account.created);
});

test('what is not asked for is null', async () => {
  const { stripe, played } = await startStripe();
  const { id } = played.accounts.create({});
  const nothing = { configuration: null, defaults: null, identity: null, requirements: null };
  expect(await stripe.v2.core.accounts.retrieve(id)).toMatchObject(nothing);
  const some = await stripe.v2.core.accounts.retrieve(id, { include: ['requirements', 'configuration.merchant'] });
  expect(some).toMatchObject({
    ...nothing,
    requirements: { entries: expect.any(Array) },
    configuration: { recipient: null },
  });
  expect((await stripe.v2.core.accounts.list()).data).toMatchObject([{ id, ...nothing }]);
});

test('an account that is to receive money needs an email address', async () => {
  const { stripe } = await startStripe();
  const { contact_email: _, ...nameless } = organizer;
  expect(await rejection(stripe.v2.core.accounts.create(nameless))).toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: 'invalid_fields',
    param: 'contact_email',
  });
  expect((await stripe.v2.core.accounts.create({})).applied_configurations).toEqual([]);
});

test.each([
  [{ ...organizer, contact_email: 'nonsense' }, 'contact_email'],
  [{ ...organizer, dashbord: 'express' }, 'dashbord'],
  [{ ...organizer, include: ['everything'] }, 'include[0]'],
])('%o is refused', async (params, param) => {
  const { stripe } = await startStripe();
  const error = await rejection(stripe.rawRequest('POST', '/v2/core/accounts', params));
  expect(error).toMatchObject({ statusCode: 400, code: 'invalid_fields', param });
});

test('a body that is not JSON is refused', async () => {
  const { sandbox, played } = await startStripe();
  const headers = { authorization: `Bearer ${played.secretKey}` };
  for (const body of ['{ half', '[]', 'null']) {
    const answer = await fetch(`${sandbox.url}/v2/core/accounts`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid_fields' } });
  }
});

test('an update changes what it names, and takes metadata out that is set to null', async () => {
  const { stripe } = await startStripe();
  const { id } = await stripe.v2.core.accounts.create({ ...organizer, metadata: { user: '1', city: 'Rome' } });
  const updated = await stripe.v2.core.accounts.update(id, {
    contact_email: 'new@example.com',
    display_name: 'The Cellar',
    metadata: { city: null, seats: '40' },
  });
  expect(updated).toMatchObject({ contact_email: 'new@example.com', display_name: 'The Cellar', dashboard: 'express' });
  expect(updated.metadata).toEqual({ user: '1', seats: '40' });
});

test('an account that was not to receive money can be made to', async () => {
  const { stripe } = await startStripe();
  const { id } = await stripe.v2.core.accounts.create({ contact_email: 'a@example.com' });
  const configuration = organizer.configuration ?? {};
  const updated = await stripe.v2.core.accounts.update(id, { configuration, include: ['configuration.recipient'] });
  expect(updated.applied_configurations).toEqual(['recipient']);
  expect(updated.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status).toBe('restricted');
});

test('a list is walked page by page, newest first, without those that are closed', async () => {
  const { stripe, played } = await startStripe();
  const ids = Array.from({ length: 7 }, () => played.accounts.create({}).id);
  const [closed = ''] = ids;
  await stripe.v2.core.accounts.close(closed);

  const walked: string[] = [];
  for await (const { id } of stripe.v2.core.accounts.list({ limit: 2 })) walked.push(id);
  expect(walked).toEqual(ids.slice(1).toReversed());
  const first = await stripe.v2.core.accounts.list({ limit: 2 });
  expect(first.next_page_url).toMatch(/^\/v2\/core\/accounts\?/);
  expect(first.previous_page_url).toBeNull();
  expect((await stripe.v2.core.accounts.list({ closed: true })).data.map(({ id }) => id)).toEqual([closed]);
  expect((await stripe.v2.core.accounts.list({ applied_configurations: ['merchant'] })).data).toEqual([]);
});

test('closing is final', async () => {
  const { stripe, played } = await startStripe();
  const { id } = played.accounts.create({});
  expect(await stripe.v2.core.accounts.close(id)).toMatchObject({ id, closed: true });
  expect(await stripe.v2.core.accounts.retrieve(id)).toMatchObject({ closed: true });
  expect(await rejection(stripe.v2.core.accounts.update(id, { display_name: 'x' }))).toMatchObject({ statusCode: 400 });
  expect(() => played.accounts.completeOnboarding(id)).toThrow('closed');
});

test('an account that holds money is not closed', async () => {
  const world = await startStripe();
  const { account } = await startPaid(world);
  const error = await rejection(world.stripe.v2.core.accounts.close(account));
  expect(error).toMatchObject({ type: 'CannotProceedError', statusCode: 400 });
});

test('an unknown account is a 404 that says so', async () => {
  const { stripe } = await startStripe();
  const { accounts, accountLinks } = stripe.v2.core;
  const use_case = { type: 'account_onboarding' as const, account_onboarding: { refresh_url: 'http://localhost/a' } };
  for (const ask of [
    () => accounts.retrieve('acct_x'),
    () => accounts.update('acct_x', {}),
    () => accounts.close('acct_x'),
    () => accountLinks.create({ account: 'acct_x', use_case }),
  ]) {
    expect(await rejection(ask())).toMatchObject({ statusCode: 404, code: 'not_found' });
  }
});

test('an onboarding link that names configurations is refused, as Stripe does since 2026-09-30', async () => {
  const { stripe, played } = await startStripe();
  const { id } = played.accounts.create({});
  const onboarding = { refresh_url: 'http://localhost/a', configurations: ['recipient'] };
  const use_case = { type: 'account_onboarding' as const, account_onboarding: onboarding };
  const error = await rejection(stripe.v2.core.accountLinks.create({ account: id, use_case }));
  expect(error).toMatchObject({ statusCode: 400, param: 'use_case[account_onboarding][configurations]' });
});
