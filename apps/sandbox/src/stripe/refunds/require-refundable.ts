import { Refusal } from '../refusal.ts';
import type { Charge, Dispute } from '../stripe-object.ts';
import type { Tables } from '../tables.ts';
import { feeShare, type Part, transferShare } from './refund-shares.ts';
import type { RefundParams } from './refunds.ts';

interface Refundable {
  charge: Charge;
  amount: number;
  /** What goes back of them along with it; null: nothing. */
  transfer: Part | null;
  fee: Part | null;
}

/** The charge, and how much of it is to go back; or why that cannot be. */
export function requireRefundable(tables: Tables, params: RefundParams): Refundable {
  const charge = chargeIn(tables, params);
  if (charge.status !== 'succeeded') {
    throw new Refusal(`The charge ${charge.id} has not succeeded, so it cannot be refunded.`);
  }
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw new Refusal(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (tables.all('dispute').some((dispute) => dispute.charge === charge.id && hasTheMoney(dispute))) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw new Refusal(message, { code: 'charge_disputed' });
  }
  const amount = params.amount ?? left;
  if (amount === 0)
    throw new Refusal('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount > left) {
    const money = (cents: number) => `$${(cents / 100).toFixed(2)}`;
    const message = `Refund amount (${money(amount)}) is greater than unrefunded amount on charge (${money(left)})`;
    throw new Refusal(message, { param: 'amount' });
  }
  return {
    charge,
    amount,
    transfer: transferShare(tables, params, charge, amount),
    fee: feeShare(tables, params, charge, amount),
  };
}

/** False for an inquiry, which moves no money, and for a won dispute, which returned it. */
function hasTheMoney({ balance_transactions: moved }: Dispute): boolean {
  return moved.reduce((sum, { amount }) => sum + amount, 0) < 0;
}

function chargeIn(tables: Tables, { charge, payment_intent: intent }: RefundParams): Charge {
  if (charge !== undefined) return requireIn(tables, 'charge', charge);
  if (intent === undefined) {
    const message = 'One of the following params should be provided for this request: payment_intent or charge.';
    throw new Refusal(message, { code: 'parameter_missing' }, true);
  }
  const { latest_charge: latest, status } = requireIn(tables, 'payment_intent', intent);
  if (status !== 'succeeded' || latest === null) {
    const message = `This PaymentIntent (${intent}) does not have a successful charge to refund.`;
    throw new Refusal(message, { code: 'payment_intent_unexpected_state' });
  }
  return tables.require('charge', latest);
}

/** An id in a parameter that names nothing is a 400, not a 404. */
function requireIn<K extends 'charge' | 'payment_intent'>(tables: Tables, kind: K, id: string) {
  const found = tables.get(kind, id);
  if (found === undefined) throw new Refusal(`No such ${kind}: '${id}'`, { code: 'resource_missing', param: kind });
  return found;
}
