import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Pending } from '../api/pending.tsx';
import { useTRPC } from '../api/trpc.ts';
import { BackFromStripe } from './back-from-stripe.tsx';
import { FailedPayouts } from './failed-payouts.tsx';
import { MissingCard } from './missing-card.tsx';
import { PayoutsSkeleton } from './payouts-skeleton.tsx';
import { StatusCard } from './status-card.tsx';
import { StepsCard } from './steps-card.tsx';

const ASK_AGAIN_EVERY_MS = 5_000;

export function Payouts() {
  const trpc = useTRPC();
  const backFromStripe = useSearch({ from: '/shell/signed-in/payouts' }).from === 'stripe';
  const query = useQuery(
    trpc.payouts.status.queryOptions(undefined, {
      refetchOnMount: 'always',
      // What was told on Stripe's page takes a moment to get here, and a live change can be missed on the way.
      refetchInterval: ({ state }) => backFromStripe && state.data?.state !== 'active' && ASK_AGAIN_EVERY_MS,
    }),
  );
  if (!query.data)
    return <Pending query={query} queryKey={trpc.payouts.status.queryKey()} skeleton={<PayoutsSkeleton />} />;
  const status = query.data;
  const isOpen = status.state !== 'none' && status.state !== 'closed';
  return (
    <Stack gap="lg">
      {backFromStripe && isOpen && <BackFromStripe status={status} />}
      {status.failedPayouts.length > 0 && <FailedPayouts failed={status.failedPayouts} />}
      <StatusCard status={status} />
      {isOpen && status.requirements.length > 0 && <MissingCard status={status} />}
      {status.state === 'none' && <StepsCard />}
    </Stack>
  );
}
