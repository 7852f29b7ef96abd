import { type CheckoutSession, money, type StripeSandbox } from '@ticket-hub/sandbox';
import type { PaymentState } from '../state.ts';
import { disputeChoices } from './dispute-choices.ts';
import { refundChoices } from './refund-choices.ts';

type Desk = Pick<StripeSandbox, 'checkout' | 'disputes' | 'refunds'>;

export interface PaymentChoice {
  action: string;
  label: string;
  act(desk: Desk, session: CheckoutSession): void;
}

const shown = 50;

export function readPayments(desk: Desk): PaymentState[] {
  return desk.checkout
    .all()
    .slice(-shown)
    .toReversed()
    .map((session) => ({
      id: session.id,
      amount: money(session.amount_total ?? 0, session.currency ?? 'usd'),
      buyer: session.customer_details?.email ?? session.customer_email,
      state: session.status === 'complete' ? session.payment_status : (session.status ?? 'open'),
      payUrl: session.url,
      choices: choicesFor(session, desk).map(({ action, label }) => ({ action, label })),
    }));
}

/** Answers whether there is such a payment and such a choice. Throws a `Refusal` if Stripe would not do it. */
export function changePayment(desk: Desk, id: string, action: string): boolean {
  const session = desk.checkout.get(id);
  const chosen = session && choicesFor(session, desk).find((choice) => choice.action === action);
  if (session) chosen?.act(desk, session);
  return chosen !== undefined;
}

function choicesFor(session: CheckoutSession, desk: Desk): PaymentChoice[] {
  if (session.status === 'open') {
    return [{ action: 'expire', label: 'Expire', act: ({ checkout }, { id }) => void checkout.expire(id) }];
  }
  if (session.status !== 'complete') return [];
  if (session.payment_status !== 'paid') {
    if (!desk.checkout.awaiting().some(({ id }) => id === session.id)) return [];
    return [settle('confirm', 'Confirm bank debit', 'ok'), settle('return', 'Reject bank debit', 'failed')];
  }
  const intent = session.payment_intent ?? '';
  return [...refundChoices(intent, desk), ...disputeChoices(intent, desk)];
}

function settle(action: string, label: string, outcome: 'ok' | 'failed'): PaymentChoice {
  return { action, label, act: ({ checkout }, { id }) => void checkout.settleAsync(id, outcome) };
}
