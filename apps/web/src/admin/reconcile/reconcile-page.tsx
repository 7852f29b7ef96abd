import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { GitCompareArrows, Search } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '../../api/confirm-dialog.tsx';
import { ErrorNote } from '../../api/error-note.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { PageHead } from '../../feedback/page-head.tsx';
import { Nothing, Rows } from '../rows.tsx';
import { Section } from '../section.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunRow } from './run-row.tsx';
import { useRuns } from './use-runs.ts';

const USUAL_PERCENT = 5;

/** Makes the users match Clerk: a dry run says what would be done, and then it is done. */
export function ReconcilePage() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: runs = [] } = useRuns();
  const [maxDeletes, setMaxDeletes] = useState(USUAL_PERCENT);
  const [confirming, setConfirming] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.admin.pathKey() });
  const reconcile = useMutation(trpc.admin.reconcile.mutationOptions({ onSettled: refresh }));
  const running = runs.find(({ state }) => state === 'running');
  const [latest] = runs.filter(({ state }) => state === 'finished');
  const looked = latest?.dryRun === true && latest.aborted === null ? latest : undefined;
  const busy = reconcile.isPending || running !== undefined;

  function begin(dryRun: boolean) {
    setConfirming(false);
    reconcile.mutate({ dryRun, maxDeletes });
    // Its row is there in a moment: then it is followed.
    void refresh();
  }

  return (
    <Stack gap="lg">
      <PageHead title="Reconcile" note="Makes the users match Clerk. One run at a time, over all processes." />
      <Section
        title="First a dry run, then for good"
        note="A run goes on when this tab is closed, and is shown again when it is opened."
      >
        <Stack gap="md">
          <NumberInput
            label="Delete at most"
            description="Percent of the users. When Clerk has lost more, nobody is deleted."
            suffix=" %"
            min={0}
            max={100}
            value={maxDeletes}
            onChange={(value) => setMaxDeletes(Number(value))}
            maw={320}
          />
          <Group gap="sm">
            <Button
              variant={looked ? 'default' : 'filled'}
              disabled={busy}
              leftSection={<Search size={16} aria-hidden />}
              onClick={() => begin(true)}
            >
              Dry run
            </Button>
            <Button
              disabled={busy || !looked}
              leftSection={<GitCompareArrows size={16} aria-hidden />}
              onClick={() => {
                reconcile.reset();
                setConfirming(true);
              }}
            >
              Apply
            </Button>
          </Group>
          {busy && <RunProgress run={running} />}
          {looked && !busy && (
            <Text role="status">
              {looked.drift === 0
                ? 'Nobody differs from Clerk.'
                : `${looked.created} would be created, ${looked.updated} updated and ${looked.deleted} deleted.`}
            </Text>
          )}
          <ErrorNote error={reconcile.error} />
        </Stack>
      </Section>
      <Section title="Latest runs" note="Of all processes, the command line and the API’s own included.">
        {runs.length === 0 && <Nothing>None yet.</Nothing>}
        <Rows>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </Rows>
      </Section>
      <ConfirmDialog
        opened={confirming}
        title="Reconcile for good?"
        text={`As the dry run has found it: ${looked?.created ?? 0} are created, ${looked?.updated ?? 0} updated and ${looked?.deleted ?? 0} deleted, with all that goes with them. It is recorded that you asked.`}
        confirmLabel="Reconcile"
        action={reconcile}
        onConfirm={() => begin(false)}
        onClose={() => setConfirming(false)}
      />
    </Stack>
  );
}
