import { Card, List, Stack, Text, Title } from '@mantine/core';
import type { PayoutStatus } from './payout-view.ts';
import { requirementWords } from './requirement-words.ts';

/** What Stripe still needs, and from whom. */
export function MissingCard({ status: { requirements } }: { status: PayoutStatus }) {
  const codes = (wanted: 'user' | 'stripe') =>
    requirements.filter(({ awaiting }) => awaiting === wanted).map(({ code }) => code);
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="What is missing">
      <Title order={2} size="h4" mb="md">
        What is missing
      </Title>
      <Stack gap="lg">
        <Missing who="Stripe needs from you" what={requirementWords(codes('user'))} />
        <Missing who="Stripe is checking; there is nothing for you to do" what={requirementWords(codes('stripe'))} />
      </Stack>
    </Card>
  );
}

function Missing({ who, what }: { who: string; what: string[] }) {
  if (what.length === 0) return null;
  return (
    <div>
      <Text c="dimmed" size="sm" mb={6}>
        {who}
      </Text>
      <List spacing={4}>
        {what.map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
    </div>
  );
}
