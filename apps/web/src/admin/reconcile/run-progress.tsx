import { Progress, Text } from '@mantine/core';
import type { Run } from './use-runs.ts';

/** How far a run is. Undefined: it is beginning. */
export function RunProgress({ run }: { run: Run | undefined }) {
  const checked = run?.checked ?? 0;
  const total = Math.max(run?.total ?? 0, checked);
  return (
    <div role="status">
      <Progress value={total === 0 ? 0 : (checked / total) * 100} size="lg" mb={6} aria-label="How far the run is" />
      <Text size="sm" c="dimmed">
        {run?.dryRun === false ? 'Reconciling' : 'Looking'}: {checked} of {total === 0 ? 'all' : `about ${total}`}
        {run && run.drift > 0 && `, ${run.drift} differ`}
      </Text>
    </div>
  );
}
