import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useConfig } from '../../api/config.ts';
import { useTRPC } from '../../api/trpc.ts';
import { PageHead } from '../../feedback/page-head.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { type Event, useCacheEvent } from '../event.ts';
import { EventForm } from './event-form.tsx';
import { fieldsOf } from './fields-of.ts';

export function EditEvent({ event }: { event: Event }) {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const cache = useCacheEvent();
  const [currency] = useConfig().currencies;
  // As it was when the form was opened: a change from elsewhere must not take away what is being typed.
  const [initial] = useState(() => fieldsOf(event, currency?.code ?? ''));
  const page = { to: '/events/$eventId', params: { eventId: event.id } } as const;
  const update = useMutation(
    trpc.events.update.mutationOptions({
      async onSuccess(updated) {
        cache(updated);
        await navigate(page);
      },
    }),
  );
  return (
    <Stack gap="lg">
      <PageHead title="Edit event" note={event.title} />
      <EventForm
        initial={initial}
        priceFixed={event.status !== 'draft'}
        submitLabel="Save"
        busy={update.isPending}
        error={update.error}
        onSubmit={(changes, refuse) => update.mutate({ eventId: event.id, changes }, { onError: refuse })}
      >
        <LinkButton {...page} variant="default">
          Never mind
        </LinkButton>
      </EventForm>
    </Stack>
  );
}
