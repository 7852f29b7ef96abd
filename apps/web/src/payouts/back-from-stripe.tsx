import { Alert } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CloudOff, RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTRPC } from '../api/trpc.ts';
import type { PayoutView } from './payout-view.ts';

/** After the return from Stripe's onboarding, which says nothing about how it went: until Stripe has answered. */
export function BackFromStripe({ view }: { view: PayoutView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, data, isIdle, isPending } = useMutation(
    trpc.payouts.refresh.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.payouts.status.queryKey() }),
    }),
  );
  useEffect(() => mutate(), [mutate]);
  if (view === 'active') {
    return (
      <Alert role="status" color="green" icon={<CircleCheck aria-hidden />} title="Stripe has everything it needs.">
        You can publish paid events now.
      </Alert>
    );
  }
  if (isIdle || isPending) {
    return (
      <Alert role="status" icon={<RefreshCw aria-hidden />} title="Welcome back. We are asking Stripe.">
        This takes a moment.
      </Alert>
    );
  }
  // The card below says what Stripe has answered.
  if (data?.checked) return null;
  return (
    <Alert role="status" icon={<CloudOff aria-hidden />} title="Stripe does not answer right now.">
      What you see may be older. We keep asking, and this page changes by itself.
    </Alert>
  );
}
