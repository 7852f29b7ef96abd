import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, page, seeOther } from '../../pages/document.ts';
import { formText } from '../../pages/form-text.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import type { CheckoutSession } from '../stripe-object.ts';
import { money } from './money.ts';

/** Stripe's checkout page. */
export function checkoutPage({ checkout }: Pick<Desk, 'checkout'>): Hono {
  const app = new Hono();

  app.get('/c/pay/:id', (c) => {
    const session = checkout.get(c.req.param('id'));
    if (session === undefined) return missing();
    return session.status === 'open' ? payForm(session, null) : over(session);
  });

  app.post('/c/pay/:id', async (c) => {
    const { id } = c.req.param();
    const form = await formText(c, 'how', 'email', 'name');
    const session = checkout.get(id);
    if (session === undefined) return missing();
    if (session.status !== 'open') return over(session);
    const buyer = { ...(form.email && { email: form.email }), name: form.name || null };
    try {
      if (form.how === 'later') checkout.payAsync(id, buyer);
      else if (form.how === 'declined') checkout.fail(id, buyer);
      else checkout.pay(id, buyer);
    } catch (error) {
      if (error instanceof Refusal) return payForm(session, error.message);
      throw error;
    }
    if (form.how === 'declined') return payForm(session, 'Your card was declined. Please try another.');
    return seeOther(successUrl(session));
  });

  function payForm(session: CheckoutSession, problem: string | null): Promise<Response> {
    const { id, amount_total: total, currency, cancel_url: back, customer_email: email } = session;
    const sum = money(total ?? 0, currency ?? 'usd');
    const button = (how: string, label: string, kind = '') =>
      html`<button class="${kind}" name="how" value="${how}">${label}</button>`;
    return page({
      title: `Pay ${sum}`,
      status: problem === null ? 200 : 422,
      body: html`${items(id)}
${problem === null ? '' : html`<p class="problem" role="alert">${problem}</p>`}
<form method="post" action="/c/pay/${id}">
${email === null ? emailField() : html`<p>Paying as <strong>${email}</strong>.</p>`}
<p><label for="name">Name on card</label> <input id="name" name="name" autocomplete="cc-name"></p>
<p class="row">${button('card', `Pay ${sum}`, 'primary')} ${button('later', 'Pay from a bank account')}
${button('declined', 'Decline the card')}</p>
<p><small>A payment from a bank account is confirmed later, in <a href="/">mission control</a>.</small></p>
</form>
${back === null ? '' : html`<p><a class="button" href="${back}">Back without paying</a></p>`}`,
    });
  }

  function items(id: string): Markup {
    const rows = checkout
      .lineItems(id)
      .map(
        ({ description, quantity, amount_total: amount, currency }) =>
          html`<tr><th scope="row">${description}</th><td>${quantity}</td><td>${money(amount, currency)}</td></tr>`,
      );
    return html`<table><thead><tr><th scope="col">Item</th><th scope="col">Quantity</th><th scope="col">Price</th></tr></thead>
<tbody>${rows}</tbody></table>`;
  }

  return app;
}

function emailField(): Markup {
  return html`<p><label for="email">Email address</label>
<input id="email" name="email" type="email" autocomplete="email" value="buyer@example.com" required></p>`;
}

function over(session: CheckoutSession): Promise<Response> {
  const done = session.status === 'complete';
  const target = done ? successUrl(session) : session.cancel_url;
  return page({
    title: done ? 'Payment complete' : 'This page has expired',
    status: done ? 200 : 410,
    body: html`<p>${done ? 'This order has already been paid.' : 'No payment was made.'}</p>
${target === null ? '' : html`<p><a class="button" href="${target}">Back to the app</a></p>`}`,
  });
}

function successUrl({ success_url: url, id }: CheckoutSession): string {
  return (url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', id);
}

function missing(): Promise<Response> {
  return page({ title: 'Payment not found', status: 404, body: html`<p>This checkout page does not exist.</p>` });
}
