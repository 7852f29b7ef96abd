import { Hono } from 'hono';
import { html } from 'hono/html';
import { page, seeOther } from '../pages/document.ts';
import { formText } from '../pages/form-text.ts';
import { Refusal } from '../stripe/refusal.ts';
import type { CheckoutSession } from '../stripe/stripe-object.ts';
import type { StripeSandbox } from '../stripe/stripe-sandbox.ts';
import { disputeChoices } from './dispute-choices.ts';
import { refundChoices } from './refund-choices.ts';

type Desk = Pick<StripeSandbox, 'checkout' | 'disputes' | 'refunds'>;

export interface Choice {
  action: string;
  label: string;
  act(desk: Desk, session: CheckoutSession): void;
}

/** The actions that are available for a payment. */
export function choicesFor(session: CheckoutSession, desk: Desk): Choice[] {
  if (session.status === 'open') {
    return [{ action: 'expire', label: 'Expire', act: ({ checkout }, { id }) => void checkout.expire(id) }];
  }
  if (session.status !== 'complete') return [];
  if (session.payment_status !== 'paid') {
    if (!desk.checkout.awaiting().some(({ id }) => id === session.id)) return [];
    return [
      {
        action: 'confirm',
        label: 'Confirm bank debit',
        act: ({ checkout }, { id }) => void checkout.settleAsync(id, 'ok'),
      },
      {
        action: 'return',
        label: 'Reject bank debit',
        act: ({ checkout }, { id }) => void checkout.settleAsync(id, 'failed'),
      },
    ];
  }
  const intent = session.payment_intent ?? '';
  return [...refundChoices(intent, desk), ...disputeChoices(intent, desk)];
}

export function paymentActions(desk: Desk): Hono {
  const app = new Hono();
  app.post('/console/payments', async (c) => {
    const form = await formText(c, 'id', 'action');
    const session = desk.checkout.get(form.id);
    const chosen = session && choicesFor(session, desk).find(({ action }) => action === form.action);
    try {
      if (session !== undefined) chosen?.act(desk, session);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page({ title: 'Action not possible', status: 422, body: html`<p>${error.message}</p>` });
    }
    return seeOther('/');
  });
  return app;
}
