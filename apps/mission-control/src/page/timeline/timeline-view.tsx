import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryState, State, TabState } from '../../state.ts';
import { DeliveryCard } from './delivery-card.tsx';

const filters = [
  { value: 'all', label: 'All' },
  { value: 'clerk', label: 'Clerk' },
  { value: 'stripe', label: 'Stripe' },
  { value: 'trouble', label: 'Trouble' },
];

/** Its first part tells events apart. */
const uuid = /([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What one looks for is among the latest. */
const atFirst = 15;

export function TimelineView({ state: { deliveries, tabs } }: { state: State }) {
  const [filter, setFilter] = useState('all');
  const [whole, setWhole] = useState(false);
  const found = deliveries.filter((delivery) => isIn(delivery, filter));
  const shown = whole ? found : found.slice(0, atFirst);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h3">
          Timeline
        </Title>
        <SegmentedControl aria-label="Deliveries" data={filters} value={filter} onChange={setFilter} />
      </Group>
      <OpenTabs tabs={tabs} />
      {shown.length === 0 && <Text c="dimmed">No deliveries yet.</Text>}
      {shown.map((delivery) => (
        <DeliveryCard key={`${delivery.outbox} ${delivery.id}`} delivery={delivery} />
      ))}
      {shown.length < found.length && (
        <Button variant="default" onClick={() => setWhole(true)}>
          Show {found.length - shown.length} more
        </Button>
      )}
    </Stack>
  );
}

function isIn({ outbox, state, fault, attempts }: DeliveryState, filter: string): boolean {
  if (filter === 'all') return true;
  if (filter === 'trouble') return state !== 'delivered' || fault !== null || attempts.length > 1;
  return outbox.startsWith(filter);
}

function OpenTabs({ tabs }: { tabs: TabState[] }) {
  return (
    <Text size="sm" c="dimmed">
      {tabs.length === 0
        ? 'No tab of the app is open.'
        : `Open tabs: ${tabs.map(({ who, path }) => `${who} at ${path.replace(uuid, '$1…')}`).join(' · ')}`}
    </Text>
  );
}
