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
