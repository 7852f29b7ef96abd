import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { ErrorNote } from '../api/error-note.tsx';
import { reasonOf } from '../api/failure.ts';
import { useTRPC } from '../api/trpc.ts';
import { useClerkPages } from '../auth/use-clerk-pages.ts';
import { useGoTo } from '../shell/use-go-to.ts';
import type { PayoutStatus } from './payout-words.ts';

/** Stripe's pages, to which the account's owner can go. */
export function AccountActions({ status }: { status: PayoutStatus }) {
  const { state } = status;
  const trpc = useTRPC();
  const { profile } = useClerkPages();
  const { going, goTo } = useGoTo();
  const onSuccess = ({ url }: { url: string }) => goTo(url);
  const connect = useMutation(trpc.payouts.connect.mutationOptions({ onSuccess }));
  const dashboard = useMutation(trpc.payouts.dashboard.mutationOptions({ onSuccess }));
  const connectLabel = connectLabelFor(status);
  const error = connect.error ?? dashboard.error;
  return (
    <Stack gap="md">
      <Group gap="sm">
        {connectLabel && (
          <Button
            rightSection={<ExternalLink size={16} aria-hidden />}
            loading={connect.isPending || (going && connect.isSuccess)}
            onClick={() => connect.mutate()}
          >
            {connectLabel}
          </Button>
        )}
        {(state === 'active' || state === 'restricted') && (
          <Button
            variant={connectLabel === undefined ? 'filled' : 'default'}
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

/** Undefined: there is nothing to tell Stripe. */
function connectLabelFor({ state, requirements }: PayoutStatus): string | undefined {
  switch (state) {
    case 'none':
      return 'Connect with Stripe';
    case 'closed':
      return 'Connect a new account';
    case 'onboarding':
    case 'restricted':
      return 'Continue at Stripe';
    case 'active':
      return requirements.some(({ awaiting }) => awaiting === 'user') ? 'Continue at Stripe' : undefined;
  }
}
