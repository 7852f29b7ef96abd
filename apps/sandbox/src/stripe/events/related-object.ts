import type { RelatedObject } from './thin-event.ts';

const folders: Partial<Record<string, string>> = {
  account: '/v1/accounts',
  charge: '/v1/charges',
  'checkout.session': '/v1/checkout/sessions',
  dispute: '/v1/disputes',
  payout: '/v1/payouts',
  refund: '/v1/refunds',
  transfer: '/v1/transfers',
  'v2.core.account': '/v2/core/accounts',
};

/** Where a thin event says that its object is; null for what cannot be asked for. */
export function relatedObject({ id, object: type }: { id: string; object: string }): RelatedObject | null {
  const folder = folders[type];
  return folder === undefined ? null : { id, type, url: `${folder}/${encodeURIComponent(id)}` };
}
