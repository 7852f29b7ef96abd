import { Button, Card, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleX, ExternalLink } from 'lucide-react';
import { ErrorNote } from '../api/error-note.tsx';
import { reasonOf } from '../api/failure.ts';
import { useTRPC } from '../api/trpc.ts';
import { useClerkPages } from '../auth/use-clerk-pages.ts';
import { Tinted } from '../live/tinted.tsx';
import { useGoTo } from '../shell/use-go-to.ts';
import { type PayoutStatus, type PayoutView, viewOf } from './payout-view.ts';
import { payoutWords } from './payout-words.ts';

/** What the account can do, as Stripe last reported it. */
export function StatusCard({ status }: { status: PayoutStatus }) {
  const view = viewOf(status);
  const { icon: Icon, color, title, text } = payoutWords[view];
  const exists = view !== 'none' && view !== 'closed';
  const yet = view === 'rejected' ? '' : ' yet';
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Your Stripe account">
      <Group align="flex-start" gap="lg">
        <ThemeIcon size={56} radius="xl" variant="light" color={color}>
          <Icon size={28} aria-hidden />
        </ThemeIcon>
        <Stack gap="md" flex={1} miw={220}>
          <div>
            <Title order={2} size="h3">
              <Tinted value={title} />
            </Title>
            <Text c="dimmed" maw={560} mt={4} textWrap="pretty">
              {text}
            </Text>
          </div>
          {exists && view !== 'payout_failed' && (
            <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              <Ability able={status.canReceive} yes="Can receive payments" no={`Cannot receive payments${yet}`} />
              <Ability able={status.canBePaidOut} yes="Can be paid out" no={`Cannot be paid out${yet}`} />
            </Stack>
          )}
          <AccountActions view={view} />
        </Stack>
      </Group>
    </Card>
  );
}

interface AbilityProps {
  able: boolean;
  yes: string;
  no: string;
}

function Ability({ able, yes, no }: AbilityProps) {
  const Icon = able ? CircleCheck : CircleX;
  const color = able
    ? 'light-dark(var(--mantine-color-green-9), var(--mantine-color-green-4))'
    : 'var(--mantine-color-dimmed)';
  return (
    <Group component="li" gap="xs" wrap="nowrap">
      <Icon size={20} color={color} aria-hidden />
      <Text span fw={550}>
        {able ? yes : no}
      </Text>
    </Group>
  );
}

/** Links to Stripe's onboarding and dashboard. */
function AccountActions({ view }: { view: PayoutView }) {
  const words = payoutWords[view];
  const trpc = useTRPC();
  const { profile } = useClerkPages();
  const { going, goTo } = useGoTo();
  const onSuccess = ({ url }: { url: string }) => goTo(url);
  const connect = useMutation(trpc.payouts.connect.mutationOptions({ onSuccess }));
  const dashboard = useMutation(trpc.payouts.dashboard.mutationOptions({ onSuccess }));
  const error = connect.error ?? dashboard.error;
  return (
    <Stack gap="md">
      <Group gap="sm">
        {words.connect && (
          <Button
            rightSection={<ExternalLink size={16} aria-hidden />}
            loading={connect.isPending || (going && connect.isSuccess)}
            onClick={() => connect.mutate()}
          >
            {words.connect}
          </Button>
        )}
        {words.dashboard && (
          <Button
            variant={words.connect === undefined ? 'filled' : 'default'}
            rightSection={<ExternalLink size={16} aria-hidden />}
            loading={dashboard.isPending || (going && dashboard.isSuccess)}
            onClick={() => dashboard.mutate()}
          >
            Open Stripe dashboard
          </Button>
        )}
      </Group>
      <ErrorNote error={error}>
        {reasonOf(error) === 'no_email' && (
          <Button variant="default" size="xs" onClick={profile}>
            Edit profile
          </Button>
        )}
      </ErrorNote>
    </Stack>
  );
}
