import { Card, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { Ability } from './ability.tsx';
import { AccountActions } from './account-actions.tsx';
import { type PayoutStatus, payoutWords } from './payout-words.ts';

/** What the account may do, as Stripe has last said. */
export function StatusCard({ status }: { status: PayoutStatus }) {
  const { icon: Icon, color, title, text } = payoutWords[status.state];
  const exists = status.state !== 'none' && status.state !== 'closed';
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Your Stripe account">
      <Group align="flex-start" gap="lg">
        <ThemeIcon size={56} radius="xl" variant="light" color={color}>
          <Icon size={28} aria-hidden />
        </ThemeIcon>
        <Stack gap="md" flex={1} miw={220}>
          <div>
            <Title order={2} size="h3">
              {title}
            </Title>
            <Text c="dimmed" maw={560} mt={4}>
              {text}
            </Text>
          </div>
          {exists && (
            <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              <Ability able={status.canReceive} yes="Can receive payments" no="Cannot receive payments yet" />
              <Ability able={status.canBePaidOut} yes="Can be paid out" no="Cannot be paid out yet" />
            </Stack>
          )}
          <AccountActions status={status} />
        </Stack>
      </Group>
    </Card>
  );
}
