import { Alert } from '@mantine/core';
import { CircleCheck, RefreshCw } from 'lucide-react';
import type { PayoutStatus } from './payout-words.ts';

/** Coming back does not mean that it is done: only Stripe says that, and by another way. */
export function BackFromStripe({ status }: { status: PayoutStatus }) {
  if (status.state === 'active') {
    return (
      <Alert role="status" color="green" icon={<CircleCheck aria-hidden />} title="Stripe has everything it needs.">
        You can publish paid events now.
      </Alert>
    );
  }
  return (
    <Alert role="status" icon={<RefreshCw aria-hidden />} title="Welcome back. We are asking how it stands.">
      Coming back does not mean that Stripe has all it needs. This page follows by itself; if you left before the end,
      go on where you were.
    </Alert>
  );
}
