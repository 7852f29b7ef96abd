import { useQuery } from '@tanstack/react-query';
import { type Answers, useTRPC } from '../../api/trpc.ts';

export type Run = Answers['admin']['runs']['runs'][number];

const WHILE_RUNNING_MS = 500;
const OTHERWISE_MS = 3_000;

/** The latest runs of all processes, followed closely while one is under way. */
export function useRuns() {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.admin.runs.queryOptions(),
    select: ({ runs }) => runs,
    refetchInterval: ({ state }) =>
      state.data?.runs.some((run) => run.state === 'running') ? WHILE_RUNNING_MS : OTHERWISE_MS,
  });
}

/**
 * How many users are known to differ from Clerk: as many as the latest run has found, and none once it has put them right.
 * Undefined if none has come to an end.
 */
export function standingDrift(runs: readonly Run[]): { count: number; run: Run } | undefined {
  const run = runs.find(({ state, aborted }) => state === 'finished' && aborted !== 'interrupted');
  if (!run) return undefined;
  const settled = !run.dryRun && run.aborted === null;
  return { count: settled ? 0 : run.drift, run };
}
