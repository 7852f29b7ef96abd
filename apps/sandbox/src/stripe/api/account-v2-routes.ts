import { changeAccount } from '../accounts/change-account.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import { accountBody } from './account-body.ts';
import {
  accountCloseParams,
  accountListParams,
  accountRetrieveParams,
  accountUpdateParams,
  newAccountParams,
} from './account-params.ts';
import { json } from './answer.ts';
import type { StripeApi } from './request-scope.ts';
import { v2Page } from './v2-page.ts';

export function accountV2Routes(api: StripeApi, { accounts, books }: Desk): void {
  const base = '/v2/core/accounts';

  api.post(base, (c) => {
    const { include: wanted, configuration, metadata = {}, ...params } = newAccountParams.parse(c.var.params);
    const kept = Object.entries(metadata).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
    const account = accounts.create({
      ...params,
      metadata: Object.fromEntries(kept),
      recipient: configuration?.recipient !== undefined,
    });
    return json(accountBody(account, wanted));
  });
  api.get(base, (c) => {
    const { limit, page, closed, applied_configurations: wanted } = accountListParams.parse(c.var.params);
    const all = accounts.all().filter((account) => !accounts.isDeauthorized(account.id));
    const found = all.filter((account) => {
      return account.closed === closed && wanted.every((one) => account.applied_configurations.includes(one));
    });
    const bodies = found.toReversed().map((account) => accountBody(account, []));
    return json(v2Page(bodies, { limit, page }, c.req.url));
  });
  api.get(`${base}/:id`, (c) => {
    const { include: wanted } = accountRetrieveParams.parse(c.var.params);
    return json(accountBody(accounts.require(c.req.param('id')), wanted));
  });
  api.post(`${base}/:id`, (c) => {
    const { include: wanted, ...params } = accountUpdateParams.parse(c.var.params);
    const account = accounts.require(c.req.param('id'));
    return json(accountBody(accounts.update(account.id, changeAccount(account, params, accounts)), wanted));
  });
  api.post(`${base}/:id/close`, (c) => {
    accountCloseParams.parse(c.var.params);
    const { id } = accounts.require(c.req.param('id'));
    if (Object.values(books.ledger.balancesOf(id)).some((amount) => amount !== 0)) {
      const message = `The account ${id} cannot be closed: its balance is not zero.`;
      throw new Refusal(message, { type: 'cannot_proceed', code: 'account_balance_not_zero' });
    }
    return json(accountBody(accounts.close(id), []));
  });
}
