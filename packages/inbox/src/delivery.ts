import { isStorable } from '@ticket-hub/db';

/** One message of a vendor, however often it is sent. Its payload is not kept. */
export interface Delivery {
  /** Whose id `id` is, such as `clerk`. */
  source: string;
  id: string;
  type: string;
  /** Whom it is about, in the vendor's words. */
  subject: string | null;
  occurredAt: Date | null;
  receivedAt: Date;
}

/** An entry of an index of Postgres has to fit into 2,704 bytes. Svix's and Stripe's ids have some thirty characters. */
const LONGEST = 255;

/** Whether the ledger can keep what a delivery goes by, on either database. */
export function isDeliverable({ id, type, subject }: Delivery): boolean {
  return [id, type, subject ?? ''].every((text) => text.length <= LONGEST && isStorable(text));
}

export function ledgerRow(delivery: Delivery) {
  return {
    source: delivery.source,
    id: delivery.id,
    type: delivery.type,
    subject: delivery.subject,
    attempts: 1,
    occurred_at: delivery.occurredAt?.toISOString() ?? null,
    received_at: delivery.receivedAt.toISOString(),
  };
}
