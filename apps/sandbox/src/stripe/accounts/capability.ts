import type Stripe from 'stripe';

type StripeBalance = Stripe.V2.Core.Account.Configuration.Recipient.Capabilities.StripeBalance;
export type StripeTransfers = NonNullable<StripeBalance['stripe_transfers']>;
export type CapabilityStatus = StripeTransfers['status'];
type Detail = StripeTransfers['status_details'][number];

export interface Capabilities {
  /** Can receive money. */
  stripe_transfers: CapabilityStatus;
  /** Can be paid out to a bank. */
  payouts: CapabilityStatus;
}

const details: Record<CapabilityStatus, Detail[]> = {
  active: [],
  pending: [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }],
  restricted: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
  rejected: [{ code: 'rejected_other', resolution: 'contact_stripe' }],
  unsupported: [{ code: 'unsupported_country', resolution: 'no_resolution' }],
};

export function capability(status: CapabilityStatus): StripeTransfers {
  return { status, status_details: details[status] };
}
