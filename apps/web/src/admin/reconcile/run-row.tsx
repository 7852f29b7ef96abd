import { Badge } from '@mantine/core';
import { Clock, duration } from '../clock.tsx';
import { Row } from '../rows.tsx';
import type { Run } from './use-runs.ts';

const reasons: Record<NonNullable<Run['aborted']>, string> = {
  already_running: 'Another was running',
  another_instance: 'Another Clerk instance',
  clerk_unavailable: 'Clerk gave no answer',
  clerk_lists_nobody: 'Clerk lists nobody',
  too_many_deletes: 'Too many deletions',
  interrupted: 'Interrupted',
};

export function RunRow({ run }: { run: Run }) {
  const { dryRun, startedAt, finishedAt, checked, created, updated, deleted, invalid } = run;
  const took = finishedAt === null ? '' : `, in ${duration(Date.parse(finishedAt) - Date.parse(startedAt))}`;
  const not = invalid > 0 ? `, ${invalid} not understood` : '';
  return (
    <Row
      title={
        <>
          {dryRun ? 'Dry run' : 'Reconcile'}, <Clock at={startedAt} />
        </>
      }
      note={`${checked} checked${took}: ${created} created, ${updated} updated, ${deleted} deleted${not}`}
    >
      <Badge>{run.drift} differed</Badge>
      <State run={run} />
    </Row>
  );
}

function State({ run: { state, aborted } }: { run: Run }) {
  if (state === 'running') return <Badge variant="dot">Running</Badge>;
  if (state === 'left')
    return (
      <Badge variant="dot" color="orange">
        Left, to be resumed
      </Badge>
    );
  return (
    <Badge variant="dot" color={aborted === null ? 'green' : 'red'}>
      {aborted === null ? 'Finished' : reasons[aborted]}
    </Badge>
  );
}
