import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { LoadMore } from '../../feedback/load-more.tsx';
import { Pending } from '../../feedback/pending.tsx';
import type { Event } from '../event.ts';
import { GuestRow } from './guest-row.tsx';
import { GuestsSkeleton } from './guests-skeleton.tsx';

/** Organizers hear of orders; payments, refunds and other doors' check-ins are only told to the buyer. */
const ASK_AGAIN_EVERY_MS = 10_000;

/** Who comes. */
export function GuestsCard({ event }: { event: Event }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = [...trpc.tickets.forEvent.pathKey(), event.id];
  const query = usePages({
    queryKey,
    ask: (page) => client.tickets.forEvent.query({ eventId: event.id, ...page }),
    refetchInterval: ASK_AGAIN_EVERY_MS,
  });
  const tickets = query.data?.pages.flatMap((page) => page.tickets);
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Who comes">
      <Group justify="space-between" mb="md">
        <Title order={3} size="h4">
          Who comes
        </Title>
        <Text c="dimmed" size="sm">
          {event.capacity - event.left} of {event.capacity} seats taken
        </Text>
      </Group>
      {tickets === undefined && <Pending query={query} queryKey={queryKey} skeleton={<GuestsSkeleton />} />}
      {tickets?.length === 0 && <Text c="dimmed">Nobody yet. Tickets show here as soon as somebody gets one.</Text>}
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
