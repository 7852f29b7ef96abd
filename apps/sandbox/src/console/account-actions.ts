import { Hono } from 'hono';
import { html } from 'hono/html';
import { page, seeOther } from '../pages/document.ts';
import { formText } from '../pages/form-text.ts';
import { Refusal } from '../stripe/refusal.ts';
import type { Account } from '../stripe/stripe-object.ts';
import type { StripeSandbox } from '../stripe/stripe-sandbox.ts';

type Desk = Pick<StripeSandbox, 'accounts' | 'payouts'>;

interface Choice {
  action: string;
  label: string;
  act(desk: Desk, id: string): void;
}

/** Actions that are available for every open account. */
export const accountChoices: Choice[] = [
  { action: 'complete', label: 'Complete', act: ({ accounts }, id) => void accounts.completeOnboarding(id) },
  { action: 'more', label: 'Require more information', act: ({ accounts }, id) => void accounts.requireMore(id) },
  { action: 'restrict', label: 'Restrict', act: ({ accounts }, id) => void accounts.restrict(id) },
  { action: 'reject', label: 'Reject', act: ({ accounts }, id) => void accounts.reject(id) },
  { action: 'close', label: 'Close', act: ({ accounts }, id) => void accounts.close(id) },
  { action: 'deauthorize', label: 'Disconnect', act: ({ accounts }, id) => accounts.deauthorize(id) },
];

/** The actions that are available for an account. */
export function choicesFor({ id, closed }: Account, { accounts, payouts }: Desk): Choice[] {
  if (accounts.isDeauthorized(id)) return [];
  if (closed) return [{ action: 'reopen', label: 'Reopen', act: (desk) => void desk.accounts.reopen(id) }];
  const last = payouts.of(id).findLast(({ status }) => status !== 'failed');
  const bounce: Choice[] = last
    ? [{ action: 'bounce', label: 'Fail last payout', act: (desk) => void desk.payouts.settle(last.id, 'failed') }]
    : [];
  return [
    ...accountChoices,
    { action: 'payout', label: 'Pay out', act: (desk) => void desk.payouts.send(id) },
    ...bounce,
  ];
}

export function accountActions(desk: Desk): Hono {
  const app = new Hono();
  app.post('/console/accounts', async (c) => {
    const { id, action } = await formText(c, 'id', 'action');
    const account = desk.accounts.get(id);
    try {
      if (account)
        choicesFor(account, desk)
          .find((choice) => choice.action === action)
          ?.act(desk, id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page({ title: 'Action not possible', status: 422, body: html`<p>${error.message}</p>` });
    }
    return seeOther('/');
  });
  return app;
}
