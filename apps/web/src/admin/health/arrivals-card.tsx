import { SegmentedControl, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { Nothing } from '../rows.tsx';
import { Section } from '../section.tsx';
import { sourceNames } from '../source-names.ts';
import { Bars } from './bars.tsx';

const EVERY_MS = 5_000;

const spans = [
  { value: 'hour', label: 'Last hour' },
  { value: 'day', label: 'Last day' },
] as const;

type Span = (typeof spans)[number]['value'];

/** What has come from each source over time. */
export function ArrivalsCard() {
  const trpc = useTRPC();
  const [span, setSpan] = useState<Span>('hour');
  const { data = [] } = useQuery(trpc.admin.history.queryOptions({ span }, { refetchInterval: EVERY_MS }));
  const choose = (value: string) => setSpan(value === 'day' ? 'day' : 'hour');
  return (
    <Section
      title="Arrivals"
      note={span === 'hour' ? 'By the minute; failed ones are red.' : 'By the hour; failed ones are red.'}
      tools={<SegmentedControl size="xs" aria-label="Span" data={[...spans]} value={span} onChange={choose} />}
    >
      {data.length === 0 && <Nothing>Nothing has come yet.</Nothing>}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {data.map(({ source, received, failed }) => (
          <div key={source}>
            <Text size="sm" fw={550} mb={6}>
              {sourceNames[source] ?? source}{' '}
              <Text span inherit c="dimmed" fw={400}>
                {told(received, failed)}
              </Text>
            </Text>
            <Bars
              label={`${sourceNames[source] ?? source}: ${told(received, failed)}`}
              values={received}
              bad={failed}
            />
          </div>
        ))}
      </SimpleGrid>
    </Section>
  );
}

function told(received: readonly number[], failed: readonly number[]): string {
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  return sum(failed) > 0 ? `${sum(received)} came, ${sum(failed)} failed` : `${sum(received)} came`;
}
