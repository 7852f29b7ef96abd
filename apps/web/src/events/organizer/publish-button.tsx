import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Megaphone } from 'lucide-react';
import { reasonOf } from '../../api/failure.ts';
import { useTRPC } from '../../api/trpc.ts';
import { ErrorNote } from '../../feedback/error-note.tsx';
import { LinkButton } from '../../shell/links.tsx';
import type { Event } from '../event.ts';
import { useKeepEvent } from '../use-keep-event.ts';

export function PublishButton({ event }: { event: Event }) {
  const trpc = useTRPC();
  const keep = useKeepEvent();
  const publish = useMutation(trpc.events.publish.mutationOptions({ onSuccess: keep }));
  return (
    <Stack gap="md">
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
            <span>To sell tickets, connect an account at Stripe and tell it what it asks for.</span>
            <LinkButton to="/payouts" variant="default" size="xs">
              Go to Payouts
            </LinkButton>
          </>
        )}
      </ErrorNote>
    </Stack>
  );
}
