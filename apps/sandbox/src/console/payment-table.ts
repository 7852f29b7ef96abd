import { html } from 'hono/html';
import type { Markup } from '../pages/document.ts';
import { money } from '../stripe/pages/money.ts';
import type { CheckoutSession } from '../stripe/stripe-object.ts';
import type { StripeSandbox } from '../stripe/stripe-sandbox.ts';
import { choicesFor } from './payment-actions.ts';

export function paymentTable(stripe: Pick<StripeSandbox, 'checkout' | 'disputes' | 'refunds'>): Markup {
  const sessions = stripe.checkout.all().slice(-30).toReversed();
  if (sessions.length === 0) return html`<p class="empty">No payments yet.</p>`;
  const row = (session: CheckoutSession) => {
    const { id, amount_total: total, currency, customer_details: buyer, status, payment_status: paid, url } = session;
    const choices = choicesFor(session, stripe).map(
      ({ action, label }) =>
        html`<button name="action" value="${action}" aria-label="${label} ${id}">${label}</button>`,
    );
    return html`<tr><th scope="row">${money(total ?? 0, currency ?? 'usd')}</th><td>${buyer?.email ?? '–'}</td>
<td><code>${id.slice(0, 20)}…</code></td><td>${status}, ${paid}</td>
<td><form method="post" action="/console/payments" class="row"><input type="hidden" name="id" value="${id}">
${url === null ? '' : html`<a class="button" href="${url}" aria-label="Pay ${id}">Pay</a>`} ${choices}</form></td></tr>`;
  };
  return html`<div class="scroll" role="region" aria-label="Payments" tabindex="0"><table>
<thead><tr><th scope="col">Amount</th><th scope="col">Buyer</th><th scope="col">Session</th><th scope="col">State</th><th scope="col">Actions</th></tr></thead>
<tbody>${sessions.map(row)}</tbody></table></div>`;
}
