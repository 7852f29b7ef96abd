import { Group, Stack, Text } from '@mantine/core';
import { Outlet, useParams } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { useMe } from '../../api/use-me.ts';
import { PageHead } from '../../feedback/page-head.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { startOf } from '../../time/event-time.ts';
import { useEvent } from '../event.ts';
import { EventNotFound, EventPending, EventSkeleton } from '../event-pending.tsx';
import { StateBadge } from '../state-badge.tsx';
import { DeskContext } from './desk-context.ts';
import { DeskNavigation } from './desk-navigation.tsx';

/** The desk of an event, for its organizer: around its overview, its guests and its door. */
export function ManagePage() {
  const { eventId } = useParams({ from: '/shell/signed-in/events/$eventId/manage' });
  const { query, queryKey } = useEvent(eventId);
  const { data: me } = useMe();
  if (!query.data) return <EventPending query={query} queryKey={queryKey} />;
  if (!me) return <EventSkeleton />;
  if (query.data.organizer.id !== me.id) return <EventNotFound />;
  const event = query.data;
  return (
    <DeskContext value={event}>
      <Stack gap="lg">
        <PageHead
          title={event.title}
          note={
            <Group gap="sm" mt={4}>
              <StateBadge event={event} withState />
              <Text size="sm">{startOf(event)}</Text>
            </Group>
          }
        >
          <LinkButton
            to="/events/$eventId"
            params={{ eventId }}
            variant="default"
            leftSection={<Eye size={16} aria-hidden />}
          >
            View page
          </LinkButton>
        </PageHead>
        <DeskNavigation event={event} />
        <Outlet />
      </Stack>
    </DeskContext>
  );
}
