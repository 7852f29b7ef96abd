import { Group, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { PageHead } from '../../feedback/page-head.tsx';
import { Section } from '../section.tsx';
import { sourceNames } from '../source-names.ts';
import { DeliveryList } from './delivery-list.tsx';
import type { Wanted } from './use-deliveries.ts';

const sources: Wanted['source'][] = ['all', 'clerk', 'stripe', 'first-request', 'stripe-found'];
const ANY = 'any';
const outcomes = [ANY, 'created', 'updated', 'deleted', 'synced', 'unchanged', 'stale', 'ignored', 'found'];

/** The ledger: what has not been applied first, then everything as it comes. */
export function DeliveriesPage() {
  const [source, setSource] = useState<Wanted['source']>('all');
  const [outcome, setOutcome] = useState(ANY);
  const choose = (value: string) => setSource(sources.find((one) => one === value) ?? 'all');
  return (
    <Stack gap="lg">
      <PageHead title="Deliveries" note="What the vendors have sent, as it comes. No payload is kept." />
      <Group gap="sm">
        <NativeSelect
          label="Source"
          value={source}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          data={sources.map((value) => ({ value, label: sourceNames[value] ?? 'All' }))}
        />
        <NativeSelect
          label="Outcome"
          value={outcome}
          onChange={({ currentTarget }) => setOutcome(currentTarget.value)}
          data={outcomes.map((value) => ({ value, label: value === ANY ? 'Any' : value }))}
        />
      </Group>
      <Section title="Failed" note="Not applied yet: the vendor sends them again.">
        <DeliveryList wanted={{ source, failed: true }} empty="None." />
      </Section>
      <Section title="Latest">
        <DeliveryList
          wanted={{ source, ...(outcome !== ANY && { outcome }) }}
          empty={outcome === ANY ? 'Nothing has come yet.' : 'None with this outcome.'}
        />
      </Section>
    </Stack>
  );
}
