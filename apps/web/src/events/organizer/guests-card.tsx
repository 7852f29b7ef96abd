import { Card, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { Pending } from '../../api/pending.tsx';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { LoadMore } from '../../feedback/load-more.tsx';
import type { Event } from '../event.ts';
import { GuestRow } from './guest-row.tsx';

export function GuestsCard({ event }: { event: Event }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = [...trpc.tickets.forEvent.pathKey(), event.id];
  const query = usePages({
    queryKey,
    ask: (page) => client.tickets.forEvent.query({ eventId: event.id, ...page }),
  });
  const tickets = query.data?.pages.flatMap((page) => page.tickets);
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Guests">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4">
          Guests
        </Title>
        <Text c="dimmed" size="sm">
          {event.capacity - event.left} of {event.capacity} seats taken
        </Text>
      </Group>
      {tickets === undefined && <Pending query={query} queryKey={queryKey} skeleton={<GuestsSkeleton />} />}
      {tickets?.length === 0 && <Text c="dimmed">No guests yet. They appear here as soon as they have a ticket.</Text>}
      {tickets !== undefined && tickets.length > 0 && (
        <Stack gap="md">
          <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
            {tickets.map((ticket) => (
              <GuestRow key={ticket.id} ticket={ticket} />
            ))}
          </Stack>
          <LoadMore query={query} />
        </Stack>
      )}
    </Card>
  );
}

function GuestsSkeleton() {
  return (
    <Stack gap="md" role="status">
      <VisuallyHidden>Loading guests</VisuallyHidden>
      <Skeleton height={20} />
      <Skeleton height={20} />
    </Stack>
  );
}
