import { Card, Group, SimpleGrid, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { CalendarPlus, CreditCard, IdCard, Landmark } from 'lucide-react';
import { useConfig } from '../api/config.ts';
import { Pending } from '../api/pending.tsx';
import { useTRPC } from '../api/trpc.ts';
import { Message } from '../feedback/message.tsx';
import { PageHead } from '../feedback/page-head.tsx';
import { Point } from '../theme/point.tsx';
import { BackFromStripe } from './back-from-stripe.tsx';
import { BalanceCard } from './balance-card.tsx';
import { DeadlineNote } from './deadline-note.tsx';
import { EarningsCard } from './earnings-card.tsx';
import { FailedPayouts } from './failed-payouts.tsx';
import { MissingCard } from './missing-card.tsx';
import { type PayoutView, viewOf } from './payout-view.ts';
import { StatusCard } from './status-card.tsx';

const ASK_AGAIN_EVERY_MS = 5_000;

export function PayoutsPage() {
  const { payments } = useConfig();
  if (!payments) {
    return (
      <Message
        icon={CreditCard}
        title="Payments are turned off"
        text="Every event here is free, so there is nothing to be paid out."
      />
    );
  }
  return (
    <Stack gap="lg">
      <PageHead title="Payouts" note="How the money for your events reaches you." />
      <Payouts />
    </Stack>
  );
}

function Payouts() {
  const trpc = useTRPC();
  const backFromStripe = useSearch({ from: '/shell/signed-in/payouts' }).from === 'stripe';
  const query = useQuery(
    trpc.payouts.status.queryOptions(undefined, {
      refetchOnMount: 'always',
      // What was entered there is told a moment later, and comes by a live change. Should Stripe's event be lost: each time
      // that this is asked, the API asks Stripe.
      refetchInterval: ({ state }) => backFromStripe && state.data?.state !== 'active' && ASK_AGAIN_EVERY_MS,
    }),
  );
  if (!query.data)
    return <Pending query={query} queryKey={trpc.payouts.status.queryKey()} skeleton={<PayoutsSkeleton />} />;
  const status = query.data;
  const view = viewOf(status);
  const isOpen = view !== 'none' && view !== 'closed';
  const { requirements, deadline, canReceive } = status;
  return (
    <Stack gap="lg">
      {backFromStripe && isOpen && <BackFromStripe view={view} />}
      {isOpen && view !== 'rejected' && deadline !== null && <DeadlineNote deadline={deadline} />}
      {status.failedPayouts.length > 0 && <FailedPayouts failed={status.failedPayouts} />}
      <StatusCard status={status} />
      {missingIsNamed(view) && requirements.length > 0 && <MissingCard status={status} />}
      {isOpen && (canReceive || status.state === 'restricted') && (
        <BalanceCard flows={status.canBePaidOut && view !== 'payout_failed'} />
      )}
      <EarningsCard />
      {status.state === 'none' && <StepsCard />}
    </Stack>
  );
}

/** Where the card above does not say it, and something can be done about it. */
function missingIsNamed(view: PayoutView): boolean {
  return !['none', 'closed', 'rejected', 'bank_missing'].includes(view);
}

const steps = [
  { icon: IdCard, title: 'Tell Stripe who you are', text: 'On Stripe’s own pages. It takes a few minutes, once.' },
  { icon: CalendarPlus, title: 'Publish a paid event', text: 'As soon as Stripe lets you receive payments.' },
  { icon: Landmark, title: 'Be paid out', text: 'Stripe sends what you earn to your bank account.' },
];

/** How it works, for users who have no account yet. */
function StepsCard() {
  return (
    <SimpleGrid
      component="ol"
      cols={{ base: 1, sm: 3 }}
      spacing="lg"
      m={0}
      px="xs"
      py={0}
      style={{ listStyle: 'none' }}
    >
      {steps.map((step) => (
        <li key={step.title}>
          <Point {...step} order={3} />
        </li>
      ))}
    </SimpleGrid>
  );
}

function PayoutsSkeleton() {
  return (
    <Card withBorder padding="xl" radius="lg" role="status">
      <VisuallyHidden>Loading your account</VisuallyHidden>
      <Group align="flex-start" gap="lg" wrap="nowrap">
        <Skeleton circle height={56} style={{ flex: 'none' }} />
        <Stack gap="md" flex={1}>
          <Skeleton height={26} maw={280} />
          <Skeleton height={14} />
          <Skeleton height={36} width={180} />
        </Stack>
      </Group>
    </Card>
  );
}
