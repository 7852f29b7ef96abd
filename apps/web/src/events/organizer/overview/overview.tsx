import { Card, SimpleGrid, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Pending } from '../../../api/pending.tsx';
import { type Answers, useTRPC } from '../../../api/trpc.ts';
import { formatNumber } from '../../../language/format-number.ts';
import { EventSums } from '../../../money/event-sums.tsx';
import { FeeNote } from '../../../money/fee-note.tsx';
import { lazyPart } from '../../../parts/lazy-part.tsx';
import type { Event } from '../../event.ts';
import { useDeskEvent } from '../desk-context.ts';
import { EventControls } from './event-controls.tsx';
import classes from './overview.module.css';

type Numbers = Answers['events']['overview'];

const SalesChart = lazyPart(async () => (await import('./sales-chart.tsx')).SalesChart);

/** How the event stands: what was sold, what it brought, who is in. */
export function Overview() {
  const event = useDeskEvent();
  const trpc = useTRPC();
  const query = useQuery(trpc.events.overview.queryOptions({ eventId: event.id }));
  const queryKey = trpc.events.overview.queryKey({ eventId: event.id });
  if (event.status === 'draft') return <EventControls event={event} />;
  return (
    <Stack gap="lg">
      {query.data === undefined && <Pending query={query} queryKey={queryKey} skeleton={<OverviewSkeleton />} />}
      {query.data && <Standing event={event} numbers={query.data} />}
      <EventControls event={event} />
    </Stack>
  );
}

function Standing({ event, numbers }: { event: Event; numbers: Numbers }) {
  const { sold, reserved, capacity, admitted, expected, money, sales } = numbers;
  // What was sold for a cancelled event is no longer sold, and nobody is expected.
  const goesOn = event.status !== 'cancelled';
  return (
    <>
      {goesOn && (
        <SimpleGrid component="section" cols={2} spacing="md" aria-label="Figures">
          <Figure
            label="Sold"
            figure={formatNumber(sold)}
            note={`of ${formatNumber(capacity)}${alsoReserved(reserved)}`}
          />
          <Figure label="Checked in" figure={formatNumber(admitted)} note={`of ${formatNumber(expected)} expected`} />
        </SimpleGrid>
      )}
      {money && event.price && (
        <Card component="section" withBorder padding="xl" radius="lg" aria-label="Money">
          <Stack gap="sm">
            <Title order={2} size="h4">
              Money
            </Title>
            <EventSums money={money} />
            {goesOn && <FeeNote price={event.price} />}
          </Stack>
        </Card>
      )}
      <Card component="section" withBorder padding="xl" radius="lg" aria-label="Sales">
        <Title order={2} size="h4" mb="md">
          Sales
        </Title>
        {sales.length === 0 ? (
          <Text c="dimmed">Nothing in the last 90 days.</Text>
        ) : (
          <Suspense fallback={<Skeleton height={170} />}>
            <SalesChart sales={sales} />
          </Suspense>
        )}
      </Card>
    </>
  );
}

function alsoReserved(reserved: number): string {
  return reserved === 0 ? '' : `, ${formatNumber(reserved)} reserved`;
}

function Figure({ label, figure, note }: { label: string; figure: string; note: string }) {
  return (
    <Card withBorder padding="lg" px="xl" radius="lg">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text className={classes.figure}>{figure}</Text>
      <Text size="sm" c="dimmed">
        {note}
      </Text>
    </Card>
  );
}

function OverviewSkeleton() {
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden>Loading figures</VisuallyHidden>
      <SimpleGrid cols={2} spacing="md">
        <Skeleton height={118} radius="lg" />
        <Skeleton height={118} radius="lg" />
      </SimpleGrid>
      <Skeleton height={280} radius="lg" />
    </Stack>
  );
}
