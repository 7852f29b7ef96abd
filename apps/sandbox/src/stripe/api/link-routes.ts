import type Stripe from 'stripe';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import { json } from './answer.ts';
import { httpUrl } from './parameter.ts';
import type { StripeApi } from './request-scope.ts';
import { sdkParams } from './sdk-params.ts';

const purpose = z.strictObject({
  refresh_url: httpUrl,
  return_url: httpUrl.optional(),
  collection_options: z
    .strictObject({
      fields: z.enum(['currently_due', 'eventually_due']).optional(),
      future_requirements: z.enum(['include', 'omit']).optional(),
    })
    .optional(),
});

const linkParams = sdkParams<Stripe.V2.Core.AccountLinkCreateParams>()(
  z.strictObject({
    account: z.string(),
    use_case: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('account_onboarding'), account_onboarding: purpose }),
      z.strictObject({ type: z.literal('account_update'), account_update: purpose }),
    ]),
  }),
);

/** Links to the page where an account's owner tells Stripe about themselves. */
export function linkRoutes(api: StripeApi, { accounts, books, links, url }: Desk): void {
  api.post('/v2/core/account_links', (c) => {
    const { account, use_case: useCase } = linkParams.parse(c.var.params);
    const { id, closed } = accounts.require(account);
    if (closed) throw new Refusal(`The account ${id} is closed.`, { code: 'account_closed' });
    const { refresh_url: refreshUrl, return_url: returnUrl = null } =
      useCase.type === 'account_onboarding' ? useCase.account_onboarding : useCase.account_update;
    const link = links.onboarding.create({ account: id, refreshUrl, returnUrl, useCase: useCase.type });
    return json({
      object: 'v2.core.account_link',
      account: id,
      created: new Date(books.clock.now()).toISOString(),
      expires_at: new Date(link.expiresAt).toISOString(),
      livemode: books.livemode,
      url: `${url}/setup/e/${id}/${link.token}`,
      use_case: useCase,
    });
  });
}
