import type { Database } from '@ticket-hub/db';
import { applyRefund, type RefundSettled } from './apply-refund.ts';
import type { PaymentMeans } from './means.ts';

/** Asks Stripe what became of a refund that an event names, and writes that down. */
export async function settleRefund(db: Database, means: PaymentMeans, refundId: string): Promise<RefundSettled> {
  const snapshot = await means.payments.getRefund(refundId);
  return typeof snapshot === 'string' ? snapshot : await applyRefund(db, snapshot, means.now());
}

/** Asks Stripe for all refunds of a charge of which an event says that some of it was refunded. */
export async function settleCharge(db: Database, means: PaymentMeans, chargeId: string): Promise<RefundSettled> {
  const refunds = await means.payments.refundsOf({ chargeId });
  if (refunds === 'unavailable') return refunds;
  const settled: RefundSettled[] = [];
  for (const refund of refunds) settled.push(await applyRefund(db, refund, means.now()));
  return settled.includes('changed') ? 'changed' : (settled[0] ?? 'unknown');
}
