import { html } from 'hono/html';
import type { Markup } from '../pages/document.ts';
import { money } from '../stripe/pages/money.ts';
import type { Account } from '../stripe/stripe-object.ts';
import type { StripeSandbox } from '../stripe/stripe-sandbox.ts';
import { choicesFor } from './account-actions.ts';

export function accountTable(stripe: Pick<StripeSandbox, 'accounts' | 'ledger' | 'payouts'>): Markup {
  const { accounts, ledger } = stripe;
  const all = accounts.all().toReversed();
  if (all.length === 0) return html`<p class="empty">No accounts yet.</p>`;
  const row = (account: Account) => {
    const { id, contact_email: email = id, configuration, requirements } = account;
    const { stripe_transfers: transfers, payouts } = configuration?.recipient?.capabilities?.stripe_balance ?? {};
    const over = account.closed ? 'closed' : accounts.isDeauthorized(id) ? 'disconnected' : null;
    const held = Object.entries(ledger.balancesOf(id)).map(([currency, amount]) => money(amount, currency));
    return html`<tr><th scope="row">${email}</th><td><code>${id}</code></td>
<td>${over ?? html`transfers: ${transfers?.status ?? 'not requested'}, payouts: ${payouts?.status ?? 'not requested'}`}</td>
<td>${requirements?.entries?.length ?? 0}</td><td>${held.join(', ') || '–'}</td>
<td>${actions(account, email, stripe)}</td></tr>`;
  };
  return html`<div class="scroll" role="region" aria-label="Accounts at Stripe" tabindex="0"><table>
<thead><tr><th scope="col">Owner</th><th scope="col">Id</th><th scope="col">State</th><th scope="col">Requirements</th><th scope="col">Balance</th><th scope="col">Actions</th></tr></thead>
<tbody>${all.slice(0, 50).map(row)}</tbody></table></div>`;
}

function actions(account: Account, whose: string, stripe: Pick<StripeSandbox, 'accounts' | 'payouts'>): Markup {
  return html`<form method="post" action="/console/accounts" class="row"><input type="hidden" name="id" value="${account.id}">
${choicesFor(account, stripe).map(
  ({ action, label }) => html`<button name="action" value="${action}" aria-label="${label} ${whose}">${label}</button>`,
)}</form>`;
}
