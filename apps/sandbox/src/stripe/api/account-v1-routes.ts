import { v1Account } from '../accounts/v1-account.ts';
import type { Desk } from '../desk.ts';
import { noSuch, Refusal } from '../refusal.ts';
import {
  accountRetrieveParams,
  balanceParams,
  eventList,
  eventRetrieveParams,
  loginLinkParams,
  payoutList,
  payoutRetrieveParams,
} from './account-v1-params.ts';
import { json } from './answer.ts';
import { isWithin } from './page-of.ts';
import type { StripeApi } from './request-scope.ts';
import type { V1Answers } from './v1-answers.ts';

/** Account features that exist only in the v1 API: dashboard, balance, payouts. Also the platform's events. */
export function accountV1Routes(api: StripeApi, desk: Desk, answers: V1Answers): void {
  const { accounts, books, events, links, payouts, url } = desk;

  api.post('/v1/accounts/:id/login_links', (c) => {
    loginLinkParams.parse(c.var.params);
    const { id, dashboard, closed, requirements } = accounts.require(c.req.param('id'));
    if (dashboard !== 'express' || closed) {
      throw new Refusal('Login Links can only be created for Express accounts that are open.');
    }
    if (requirements?.entries?.some(({ requested_reasons: [reason] }) => reason?.code === 'routine_onboarding')) {
      // A missing bank account can be added in the dashboard itself.
      const { stripe_transfers: transfers } =
        accounts.require(id).configuration?.recipient?.capabilities?.stripe_balance ?? {};
      if (transfers?.status !== 'active') {
        throw new Refusal('Cannot create a login link for an account that has not completed onboarding.');
      }
    }
    const { token } = links.dashboard.create(id);
    const created = Math.floor(books.clock.now() / 1000);
    return json({ object: 'login_link', created, url: `${url}/express/${id}/${token}` });
  });

  api.get('/v1/accounts/:id', (c) => {
    accountRetrieveParams.parse(c.var.params);
    return json(v1Account(accounts.require(c.req.param('id'))));
  });

  api.get('/v1/balance', (c) => {
    balanceParams.parse(c.var.params);
    const held = Object.entries(payouts.balanceOf(c.var.account ?? 'platform'));
    const amounts = (part: 'available' | 'pending') =>
      held.map(([currency, { [part]: amount }]) => ({ amount, currency, source_types: { card: amount } }));
    return json({
      object: 'balance',
      available: amounts('available'),
      livemode: books.livemode,
      pending: amounts('pending'),
    });
  });

  api.get('/v1/payouts', (c) => {
    const { status, destination, arrival_date: arrival, ...params } = payoutList.parse(c.var.params);
    const found = payouts.of(c.var.account ?? 'platform').filter((payout) => {
      const is = (wanted: string | undefined, own: unknown) => wanted === undefined || own === wanted;
      return is(status, payout.status) && is(destination, payout.destination) && isWithin(payout.arrival_date, arrival);
    });
    return answers.page(found, params, c.req.path);
  });

  api.get('/v1/payouts/:id', (c) => {
    const { expand } = payoutRetrieveParams.parse(c.var.params);
    const id = c.req.param('id');
    const payout = payouts.of(c.var.account ?? 'platform').find((one) => one.id === id);
    if (payout === undefined) throw noSuch('payout', id);
    return answers.one(payout, expand);
  });

  api.get('/v1/events', (c) => {
    const { type, types, ...params } = eventList.parse(c.var.params);
    const wanted = events.snapshots.filter(
      (event) => (type === undefined || event.type === type) && (types === undefined || types.includes(event.type)),
    );
    return answers.page(wanted.toReversed(), params, c.req.path);
  });
  api.get('/v1/events/:id', (c) => {
    eventRetrieveParams.parse(c.var.params);
    const id = c.req.param('id');
    const event = events.snapshots.find((one) => one.id === id);
    if (event === undefined) throw noSuch('event', id);
    return json(event);
  });
}
