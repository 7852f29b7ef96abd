import { isStorable } from '@ticket-hub/db';

/** One message of a vendor, however often it is sent. Its payload is not stored. */
export interface Delivery {
  /** Who assigned `id`, such as `clerk`. */
  source: string;
  id: string;
  type: string;
  /** The vendor's id of the user it is about. */
  subject: string | null;
  occurredAt: Date | null;
  receivedAt: Date;
}

/** A Postgres index entry is limited to 2,704 bytes. Svix's and Stripe's ids have about thirty characters. */
const LONGEST = 255;

/** Whether both databases can store a delivery's id, type and subject. */
export function isDeliverable({ id, type, subject }: Delivery): boolean {
  return [id, type, subject ?? ''].every((text) => text.length <= LONGEST && isStorable(text));
}

export type LedgerRow = ReturnType<typeof ledgerRow>;

export function ledgerRow(delivery: Delivery) {
  return {
    source: delivery.source,
    id: delivery.id,
    type: delivery.type,
    subject: delivery.subject,
    occurred_at: delivery.occurredAt?.toISOString() ?? null,
    received_at: delivery.receivedAt.toISOString(),
  };
}
