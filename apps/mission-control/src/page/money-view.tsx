import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { AccountState, PaymentState, State } from '../state.ts';
import { Choices } from './choices.tsx';

export function MoneyView({ state: { accounts, payments } }: { state: State }) {
  return (
    <Stack>
      <Title order={2} size="h3">
        Accounts at Stripe
      </Title>
      {accounts.length === 0 && <Text c="dimmed">Nobody has begun to get paid.</Text>}
      {accounts.map((account) => (
        <AccountCard key={account.id} account={account} />
      ))}
      <Title order={2} size="h3" mt="md">
        Payments
      </Title>
      {payments.length === 0 && <Text c="dimmed">Nobody has bought anything.</Text>}
      {payments.map((payment) => (
        <PaymentCard key={payment.id} payment={payment} />
      ))}
    </Stack>
  );
}

function AccountCard({ account: { id, owner, state, owes, deadline, holds, choices } }: { account: AccountState }) {
  const due = deadline === null ? '' : ` by ${new Date(deadline).toLocaleDateString()}`;
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between">
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {owner}
        </Title>
        <Text fw={600}>{holds.join(', ') || 'Holds nothing'}</Text>
      </Group>
      <Text size="sm" c="dimmed" mb="xs" style={{ overflowWrap: 'anywhere' }}>
        {id} · {state}
        {owes > 0 && ` · ${owes} ${owes === 1 ? 'thing is' : 'things are'} asked for${due}`}
      </Text>
      <Choices path={`accounts/${id}`} about={owner} choices={choices} />
    </Card>
  );
}

function PaymentCard({ payment: { id, amount, buyer, state, payUrl, choices } }: { payment: PaymentState }) {
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {amount}
        </Title>
        <Badge>{state}</Badge>
      </Group>
      <Text size="sm" c="dimmed" mb="xs" style={{ overflowWrap: 'anywhere' }}>
        {buyer ?? 'Nobody yet'} · {id.slice(0, 24)}…
      </Text>
      <Group gap="sm">
        {payUrl !== null && (
          <Anchor size="sm" href={payUrl} aria-label={`Pay ${id}`}>
            Pay
          </Anchor>
        )}
        <Choices path={`payments/${id}`} about={`${amount} of ${buyer ?? id}`} choices={choices} />
      </Group>
    </Card>
  );
}
