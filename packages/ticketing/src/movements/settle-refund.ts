import type { Database } from '@ticket-hub/db';
import type { PaymentPorts } from '../ports/ports.ts';
import { applyRefund, type RefundSettled } from './apply-refund.ts';

/** Asks Stripe what became of a refund that an event names, and writes that down. */
export async function settleRefund(db: Database, ports: PaymentPorts, refundId: string): Promise<RefundSettled> {
  const snapshot = await ports.payments.getRefund(refundId);
  return typeof snapshot === 'string' ? snapshot : await applyRefund(db, snapshot, ports.now());
}

/** Asks Stripe for all refunds of a charge of which an event says that some of it was refunded. */
export async function settleCharge(db: Database, ports: PaymentPorts, chargeId: string): Promise<RefundSettled> {
  const refunds = await ports.payments.refundsOf({ chargeId });
  if (refunds === 'unavailable') return refunds;
  const settled: RefundSettled[] = [];
  for (const refund of refunds) settled.push(await applyRefund(db, refund, ports.now()));
  return settled.includes('changed') ? 'changed' : (settled[0] ?? 'unknown');
}
