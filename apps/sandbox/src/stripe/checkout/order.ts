import type { LineItem } from '../stripe-object.ts';

/** What a session was created with but does not show: it makes the payment when the buyer pays. */
export interface Order {
  /** The session's id. */
  id: string;
  lineItems: LineItem[];
  payment: PaymentData;
}

export interface PaymentData {
  applicationFee: number | null;
  /** `amount` null: all of it. */
  transfer: { destination: string; amount: number | null } | null;
  metadata: Record<string, string>;
  description: string | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  receiptEmail: string | null;
  transferGroup: string | null;
  onBehalfOf: string | null;
}
