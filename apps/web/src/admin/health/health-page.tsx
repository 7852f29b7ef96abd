import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Pending } from '../../api/pending.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { PageHead } from '../../feedback/page-head.tsx';
import { useRuns } from '../reconcile/use-runs.ts';
import { ArrivalsCard } from './arrivals-card.tsx';
import { DriftCard } from './drift-card.tsx';
import { Figure } from './figure.tsx';
import { figuresOf } from './figures-of.tsx';
import { ProcessesCard } from './processes-card.tsx';
import { SystemCard } from './system-card.tsx';

const EVERY_MS = 3_000;

/** How the installation is, asked for again and again while somebody looks. */
export function HealthPage() {
  const trpc = useTRPC();
  const figures = useQuery(trpc.admin.figures.queryOptions(undefined, { refetchInterval: EVERY_MS }));
  const { data: runs = [] } = useRuns();
  return (
    <Stack gap="lg">
      <PageHead title="Health" note="Over all processes; asked for again every few seconds." />
      {figures.data ? (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
            {figuresOf(figures.data, runs).map((figure) => (
              <Figure key={figure.label} {...figure} />
            ))}
          </SimpleGrid>
          <ArrivalsCard />
          <DriftCard runs={runs} />
          <ProcessesCard figures={figures.data} />
          <SystemCard figures={figures.data} />
        </>
      ) : (
        <Pending query={figures} queryKey={trpc.admin.figures.queryKey()} skeleton={<ListSkeleton what="figures" />} />
      )}
    </Stack>
  );
}
