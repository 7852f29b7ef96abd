import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useConfig } from '../../api/config.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { PageHead } from '../../feedback/page-head.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { type Event, useCacheEvent, useEvent } from '../event.ts';
import { EventNotFound, EventPending, EventSkeleton } from '../event-pending.tsx';
import { fieldsOf } from './event-fields.ts';
import { EventForm } from './event-form.tsx';

export function EditEventPage() {
  const { eventId } = useParams({ from: '/shell/signed-in/events/$eventId/edit' });
  const { query, queryKey } = useEvent(eventId);
  const { data: me } = useMe();
  if (!query.data) return <EventPending query={query} queryKey={queryKey} />;
  if (!me) return <EventSkeleton />;
  if (query.data.organizer.id !== me.id) return <EventNotFound />;
  return <EditEvent event={query.data} />;
}

function EditEvent({ event }: { event: Event }) {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const cache = useCacheEvent();
  const [currency] = useConfig().currencies;
  // Taken once: a change from elsewhere must not overwrite what is being typed.
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
          Cancel
        </LinkButton>
      </EventForm>
    </Stack>
  );
}
