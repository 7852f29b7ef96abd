import { randomText } from '../random-id.ts';

const tailLengths: Record<string, number> = { acct: 16, cs_test: 60, cs_live: 60, evt_test: 46 };

/** The look of Stripe's ids: a prefix and as long a tail as theirs has. */
export function stripeId(prefix: string): string {
  return `${prefix}_${randomText(tailLengths[prefix] ?? 24)}`;
}
