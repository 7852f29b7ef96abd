import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useConfig } from '../../api/config.ts';
import { useTRPC } from '../../api/trpc.ts';
import { PageHead } from '../../feedback/page-head.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { useCacheEvent } from '../event.ts';
import { newFields } from './event-fields.ts';
import { EventForm } from './event-form.tsx';

export function NewEventPage() {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const cache = useCacheEvent();
  const [currency] = useConfig().currencies;
  const [initial] = useState(() => newFields(new Date(), currency?.code ?? ''));
  const create = useMutation(
    trpc.events.create.mutationOptions({
      async onSuccess(event) {
        cache(event);
        await navigate({ to: '/events/$eventId/manage', params: { eventId: event.id } });
      },
    }),
  );
  return (
    <Stack gap="lg">
      <PageHead title="New event" note="It stays a draft that only you can see until you publish it." />
      <EventForm
        initial={initial}
        priceFixed={false}
        submitLabel="Create draft"
        busy={create.isPending}
        error={create.error}
        onSubmit={(content, refuse) => create.mutate(content, { onError: refuse })}
      >
        <LinkButton to="/events/mine" variant="default">
          Cancel
        </LinkButton>
      </EventForm>
    </Stack>
  );
}
