import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Megaphone } from 'lucide-react';
import { ErrorNote } from '../../../api/error-note.tsx';
import { reasonOf } from '../../../api/failure.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { LinkButton } from '../../../theme/links.tsx';
import { type Event, useCacheEvent } from '../../event.ts';

export function PublishButton({ event }: { event: Event }) {
  const trpc = useTRPC();
  const cache = useCacheEvent();
  const publish = useMutation(trpc.events.publish.mutationOptions({ onSuccess: cache }));
  return (
    <Stack gap="md" align="flex-start">
      <Button
        size="md"
        leftSection={<Megaphone size={16} aria-hidden />}
        loading={publish.isPending}
        onClick={() => publish.mutate({ eventId: event.id })}
      >
        Publish
      </Button>
      <ErrorNote error={publish.error}>
        {reasonOf(publish.error) === 'cannot_receive' && (
          <>
            <span>To sell tickets, connect a Stripe account and complete its onboarding.</span>
            <LinkButton to="/payouts" variant="default" size="xs">
              Go to Payouts
            </LinkButton>
          </>
        )}
      </ErrorNote>
    </Stack>
  );
}
