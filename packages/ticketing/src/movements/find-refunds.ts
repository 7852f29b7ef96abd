import type { Database } from '@ticket-hub/db';
import type { PaymentPorts } from '../ports/ports.ts';
import { applyRefund, type RefundSettled } from './apply-refund.ts';

/** Longer than Stripe goes on sending an event, and than most banks take to send a refund back. */
const LOOK_BACK_MS = 14 * 24 * 60 * 60_000;

interface Found {
  changed: number;
  unavailable: number;
}

/** Finds what no event told of: refunds that were made in Stripe's dashboard, and refunds of ours that came back. */
export async function findRefunds(db: Database, ports: PaymentPorts): Promise<Found> {
  const recent = await ports.payments.refundsSince(new Date(ports.now().getTime() - LOOK_BACK_MS));
  if (recent === 'unavailable') return { changed: 0, unavailable: 1 };
  const settled: RefundSettled[] = [];
  for (const refund of recent) settled.push(await applyRefund(db, refund, ports.now()));
  return { changed: settled.filter((one) => one === 'changed').length, unavailable: 0 };
}
