import {
  Button,
  Card,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Download, Search } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote } from '../../../api/error-note.tsx';
import { Pending } from '../../../api/pending.tsx';
import { useTRPC, useTRPCClient } from '../../../api/trpc.ts';
import { usePages } from '../../../api/use-pages.ts';
import { LoadMore } from '../../../feedback/load-more.tsx';
import { formatNumber } from '../../../language/format-number.ts';
import { Rows } from '../../../theme/rows.tsx';
import type { Event } from '../../event.ts';
import { useDeskEvent } from '../desk-context.ts';
import { type GuestFilter, guestFilters } from './guest-filters.ts';
import { GuestRow } from './guest-row.tsx';
import { useDownload } from './use-download.ts';

/** Who comes: an order a row, the latest first, as it changes. */
export function Guests() {
  const event = useDeskEvent();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<GuestFilter | ''>('');
  const [asked] = useDebouncedValue(query.trim(), 200);
  const narrowed = { ...(asked !== '' && { query: asked }), ...(filter !== '' && { filter }) };
  const { download, isDownloading, error } = useDownload(event);
  return (
    <Card component="section" withBorder padding="lg" radius="lg" aria-label="Guests">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4">
          Guests
        </Title>
        <Text c="dimmed" size="sm">
          {formatNumber(event.capacity - event.left)} of {formatNumber(event.capacity)}{' '}
          {event.capacity === 1 ? 'seat' : 'seats'} taken
        </Text>
      </Group>
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput
          aria-label="Search by name"
          placeholder="Search by name"
          leftSection={<Search size={16} aria-hidden />}
          value={query}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          maxLength={200}
          flex={1}
          miw={180}
        />
        <NativeSelect
          aria-label="Which guests"
          data={[{ value: '', label: 'All guests' }, ...guestFilters]}
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value as GuestFilter | '')}
          flex="1 0 110px"
          maw={170}
        />
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          loading={isDownloading}
          onClick={download}
        >
          Download CSV
        </Button>
      </Group>
      <ErrorNote error={error} />
      <GuestList event={event} narrowed={narrowed} />
    </Card>
  );
}

interface GuestListProps {
  event: Event;
  narrowed: { query?: string; filter?: GuestFilter };
}

function GuestList({ event, narrowed }: GuestListProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = [...trpc.tickets.guests.pathKey(), event.id, narrowed];
  const query = usePages({
    queryKey,
    ask: (page) => client.tickets.guests.query({ eventId: event.id, ...narrowed, ...page }),
    keepPrevious: true,
  });
  const guests = query.data?.pages.flatMap((page) => page.guests);
  if (guests === undefined) return <Pending query={query} queryKey={queryKey} skeleton={<GuestsSkeleton />} />;
  if (guests.length === 0) return <Text c="dimmed">{nobody(narrowed)}</Text>;
  return (
    <Stack gap="md">
      <Rows>
        {guests.map((guest) => (
          <GuestRow key={guest.orderId} guest={guest} />
        ))}
      </Rows>
      <LoadMore query={query} />
    </Stack>
  );
}

function nobody({ query, filter }: GuestListProps['narrowed']): string {
  if (query !== undefined || filter !== undefined) return 'Nobody like that.';
  return 'No guests yet. They appear here as soon as they have a ticket.';
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
