import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, page, seeOther } from '../../pages/document.ts';
import { formText } from '../../pages/form-text.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import { money } from './money.ts';

/** Stripe's Express dashboard of an organizer. */
export function dashboardPage({ accounts, books, links, payouts }: Desk): Hono {
  const app = new Hono();
  const { tables, ledger } = books;

  // The link works once; the page that it opens can be reloaded.
  app.get('/express/:account/:token', (c) => {
    const opened = links.dashboard.open(c.req.param('token'));
    if (opened === undefined || 'spent' in opened) return gone();
    return seeOther(`/express/${opened.visit.token}`);
  });

  app.get('/express/:visit', (c) => {
    const id = links.dashboard.visit(c.req.param('visit'));
    return id === undefined ? gone() : dashboard(id, c.req.param('visit'), null);
  });

  app.post('/express/payouts', async (c) => {
    const { visit } = await formText(c, 'visit');
    const id = links.dashboard.visit(visit);
    if (id === undefined) return gone();
    try {
      payouts.send(id);
    } catch (error) {
      if (error instanceof Refusal) return dashboard(id, visit, error.message);
      throw error;
    }
    return seeOther(`/express/${visit}`);
  });

  function dashboard(id: string, visit: string, problem: string | null): Promise<Response> {
    const held = Object.entries(ledger.balancesOf(id));
    const received = tables.all('transfer').filter(({ destination }) => destination === id);
    return page({
      title: 'Your payments',
      wide: true,
      status: problem === null ? 200 : 422,
      body: html`<p>${accounts.get(id)?.contact_email ?? id}</p>
<h2>Balance</h2>
${held.length === 0 ? html`<p class="empty">Nothing yet.</p>` : html`<ul>${held.map(([currency, amount]) => html`<li>${money(amount, currency)}</li>`)}</ul>`}
${problem === null ? '' : html`<p class="problem" role="alert">${problem}</p>`}
<form method="post" action="/express/payouts"><input type="hidden" name="visit" value="${visit}"><button>Pay out</button></form>
<h2>Payouts</h2>
${table(
  'Payouts',
  ['Id', 'Amount', 'State'],
  payouts
    .of(id)
    .toReversed()
    .map((one) => [one.id, money(one.amount, one.currency), one.status]),
)}
<h2>Recent payments</h2>
${table(
  'Recent payments',
  ['Id', 'Amount', 'Reversed'],
  received
    .slice(-30)
    .toReversed()
    .map((one) => [one.id, money(one.amount, one.currency), money(one.amount_reversed, one.currency)]),
)}`,
    });
  }

  return app;
}

function table(label: string, heads: string[], rows: string[][]): Markup {
  if (rows.length === 0) return html`<p class="empty">None yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

function gone(): Promise<Response> {
  return page({
    title: 'This link has expired',
    status: 404,
    body: html`<p>Request a new link from the application.</p>`,
  });
}
