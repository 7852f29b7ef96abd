import { Hono } from 'hono';
import { html } from 'hono/html';
import { page, seeOther } from '../../pages/document.ts';
import { formText } from '../../pages/form-text.ts';
import type { OnboardingOutcome } from '../accounts/account-control.ts';
import type { Desk } from '../desk.ts';
import type { EmitThin } from '../events/events.ts';

const outcomes: { outcome: OnboardingOutcome; label: string; hint: string }[] = [
  { outcome: 'complete', label: 'Complete', hint: 'Can receive money and be paid out.' },
  { outcome: 'bank-account-missing', label: 'Bank account missing', hint: 'Can receive money, but not be paid out.' },
  { outcome: 'rejected', label: 'Rejected', hint: 'Can neither receive money nor be paid out, permanently.' },
];

/** Stripe's onboarding page for an account's owner. */
export function onboardingPage({ accounts, links }: Pick<Desk, 'accounts' | 'links'>, emitThin: EmitThin): Hono {
  const app = new Hono();

  app.get('/setup/e/:account/:token', (c) => {
    const opened = links.onboarding.open(c.req.param('token'));
    if (opened === undefined) return gone();
    if ('spent' in opened) return seeOther(opened.spent.refreshUrl);
    const { token, target } = opened.visit;
    const account = accounts.get(target.account);
    const owed = account?.requirements?.entries?.map(({ description }) => description) ?? [];
    return page({
      title: 'Get paid',
      body: html`<p>Stripe would collect information about <strong>${account?.contact_email ?? target.account}</strong> here.
Choose the outcome.</p>
${owed.length === 0 ? html`<p>No requirements.</p>` : html`<p>Requirements:</p><ul>${owed.map((one) => html`<li><code>${one}</code></li>`)}</ul>`}
<form method="post" action="/setup/done"><input type="hidden" name="visit" value="${token}">
<ul class="people">${outcomes.map(
        ({ outcome, label, hint }) =>
          html`<li><button class="person" name="outcome" value="${outcome}"><span><strong>${label}</strong> <small>${hint}</small></span></button></li>`,
      )}</ul>
<p><button name="outcome" value="later">Come back later</button></p>
</form>`,
    });
  });

  app.post('/setup/done', async (c) => {
    const form = await formText(c, 'visit', 'outcome');
    const target = links.onboarding.visit(form.visit);
    if (target === undefined) return gone();
    const chosen = outcomes.find(({ outcome }) => outcome === form.outcome);
    if (chosen === undefined && form.outcome !== 'later') {
      return page({ title: 'Unknown outcome', status: 404, body: html`<p>Choose another.</p>` });
    }
    links.onboarding.leave(form.visit);
    if (chosen !== undefined) accounts.completeOnboarding(target.account, chosen.outcome);
    const data = { account_id: target.account, configurations: ['recipient'], use_case: target.useCase };
    emitThin('v2.core.account_link.returned', null, data);
    if (target.returnUrl !== null) return seeOther(target.returnUrl);
    return page({ title: 'Thank you', body: html`<p>You can close this page.</p>` });
  });

  return app;
}

function gone(): Promise<Response> {
  const body = html`<p>Request a new link from the application.</p>`;
  return page({ title: 'This link has expired', status: 404, body });
}
