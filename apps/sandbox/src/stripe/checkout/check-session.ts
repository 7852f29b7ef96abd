import type { AccountStore } from '../accounts/accounts.ts';
import type { SessionParams } from '../api/session-params.ts';
import { Refusal } from '../refusal.ts';

const minimums: Record<string, number> = {
  ...{ usd: 50, eur: 50, gbp: 30, chf: 50, cad: 50, aud: 50, nzd: 50, brl: 50, inr: 50, sgd: 50, jpy: 50, krw: 50 },
  ...{ aed: 200, czk: 1_500, dkk: 250, hkd: 400, huf: 17_500, ils: 50, mxn: 1_000, myr: 200, nok: 300, pln: 200 },
  ...{ ron: 200, sek: 300, thb: 1_000, zar: 50 },
};
const destinationParam = 'payment_intent_data[transfer_data][destination]';
const minutes = 60;
const hours = 60 * minutes;

/** What is wrong with a session that is well-formed, as Stripe would say it; else what the buyer is to pay. */
export function checkSession(params: SessionParams, accounts: AccountStore, now: number): number {
  checkExpiry(params.expires_at, Math.floor(now / 1000));
  const { line_items: items, payment_intent_data: payment } = params;
  const currency = items[0]?.price_data.currency ?? '';
  const other = items.find((item) => item.price_data.currency !== currency);
  if (other !== undefined) {
    throw new Refusal('All line items must have the same currency.', { param: 'line_items' });
  }
  const total = items.reduce((sum, { price_data, quantity }) => sum + price_data.unit_amount * quantity, 0);
  const minimum = minimums[currency] ?? 1;
  if (total < minimum) {
    const message = `The Checkout Session's total amount due must add up to at least ${minimum} (${currency}).`;
    throw new Refusal(message, { code: 'amount_too_small' });
  }
  checkFee(payment, total);
  if (payment.transfer_data !== undefined) checkDestination(accounts, payment.transfer_data.destination);
  return total;
}

function checkExpiry(expiresAt: number | undefined, now: number) {
  if (expiresAt === undefined) return;
  const left = expiresAt - now;
  if (left < 30 * minutes) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.';
    throw new Refusal(message, { param: 'expires_at' });
  }
  if (left > 24 * hours) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.';
    throw new Refusal(message, { param: 'expires_at' });
  }
}

function checkFee(payment: SessionParams['payment_intent_data'], total: number) {
  const { application_fee_amount: fee, transfer_data: transfer } = payment;
  const param = 'payment_intent_data[application_fee_amount]';
  if (transfer?.amount !== undefined && transfer.amount > total) {
    throw new Refusal('The transfer amount cannot exceed the charge amount.', {
      param: 'payment_intent_data[transfer_data][amount]',
    });
  }
  if (fee === undefined) return;
  if (transfer === undefined) {
    const message =
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).';
    throw new Refusal(message, { param });
  }
  if (transfer.amount !== undefined) {
    const message = 'You may not provide `application_fee_amount` and `transfer_data[amount]` at the same time.';
    throw new Refusal(message, { param });
  }
  if (fee > total) {
    throw new Refusal('Your application fee cannot be larger than the charge amount.', { param });
  }
}

/** Stripe looks when the session is created and again when the buyer pays. */
export function checkDestination(accounts: AccountStore, id: string) {
  const account = accounts.isDeauthorized(id) ? undefined : accounts.get(id);
  if (account === undefined) {
    throw new Refusal(`No such destination: '${id}'`, { code: 'resource_missing', param: destinationParam });
  }
  const { status } = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers ?? {};
  if (account.closed || status !== 'active') {
    const message =
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';
    throw new Refusal(message, { code: 'insufficient_capabilities_for_transfer', param: destinationParam });
  }
}
