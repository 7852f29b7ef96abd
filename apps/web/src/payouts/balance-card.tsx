import { Badge, Card, Group, SimpleGrid, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Answers, useTRPC } from '../api/trpc.ts';
import { formatMoney, type Price } from '../money/format-money.ts';
import { Row, Rows } from '../theme/rows.tsx';
import { Moment } from '../time/moment.tsx';
import classes from './payouts.module.css';

type Known = Extract<Answers['payouts']['balance'], { state: 'known' }>;

const ASK_AGAIN_EVERY_MS = { known: 60_000, unavailable: 10_000, none: false } as const;

/** What lies at Stripe, and what went to the bank last. `flows`: the bank takes it. The rest of the page does not wait for it. */
export function BalanceCard({ flows }: { flows: boolean }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.payouts.balance.queryOptions(undefined, {
      trpc: { context: { alone: true } },
      refetchInterval: ({ state }) => state.data !== undefined && ASK_AGAIN_EVERY_MS[state.data.state],
    }),
  );
  if (data?.state === 'none') return null;
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Your money at Stripe">
      <Title order={2} size="h4" mb="md">
        Your money at Stripe
      </Title>
      {data === undefined && <BalanceSkeleton />}
      {data?.state === 'unavailable' && (
        <Text c="dimmed" role="status">
          Stripe does not answer right now. Nothing is lost; we keep asking.
        </Text>
      )}
      {data?.state === 'known' && <Held balance={data} flows={flows} />}
    </Card>
  );
}

function Held({ balance: { available, pending, payouts }, flows }: { balance: Known; flows: boolean }) {
  const next = flows ? 'Goes to your bank with the next payout.' : 'Stays at Stripe until it can be paid out.';
  return (
    <Stack gap="xl">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        <Figure label="Available" note={next} amounts={available} />
        <Figure label="On its way" note="Paid by buyers, available in a few days." amounts={pending} />
      </SimpleGrid>
      <div>
        <Title order={3} size="h5" mb="xs">
          Last payouts
        </Title>
        {payouts.length === 0 && <Text c="dimmed">None yet.</Text>}
        <Rows>
          {payouts.map((payout) => (
            <PayoutRow key={payout.id} payout={payout} />
          ))}
        </Rows>
      </div>
    </Stack>
  );
}

function Figure({ label, note, amounts }: { label: string; note: string; amounts: Price[] }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {amounts.length === 0 && (
        <Text fz={26} fw={700}>
          –
        </Text>
      )}
      {amounts.map((amount) => (
        <Text key={amount.currency} fz={26} fw={700} className={classes.figure}>
          {formatMoney(amount)}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {note}
      </Text>
    </div>
  );
}

const payoutStates: Record<Known['payouts'][number]['status'], { label: string; color: string; when: string }> = {
  pending: { label: 'Scheduled', color: 'gray', when: 'arrives about' },
  in_transit: { label: 'On its way', color: 'violet', when: 'arrives about' },
  paid: { label: 'Paid out', color: 'green', when: 'arrived' },
  failed: { label: 'Came back', color: 'red', when: 'was due' },
  canceled: { label: 'Cancelled', color: 'gray', when: 'was due' },
};

function PayoutRow({ payout }: { payout: Known['payouts'][number] }) {
  const { label, color, when } = payoutStates[payout.status];
  return (
    <Group component={Row} justify="space-between" gap="sm">
      <div>
        <Text fw={550} className={classes.figure}>
          {formatMoney(payout)}
        </Text>
        <Text size="sm" c="dimmed">
          {when} <Moment at={payout.arrivesAt} dateOnly />
        </Text>
      </div>
      <Badge variant="dot" color={color}>
        {label}
      </Badge>
    </Group>
  );
}

/** As high as what comes, so that nothing moves. */
function BalanceSkeleton() {
  return (
    <Stack gap="xl" role="status">
      <VisuallyHidden>Asking Stripe</VisuallyHidden>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        <Skeleton height={82} />
        <Skeleton height={82} />
      </SimpleGrid>
      <Skeleton height={56} />
    </Stack>
  );
}
