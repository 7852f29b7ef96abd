import { Text } from '@mantine/core';
import { TextLink } from '../../theme/links.tsx';
import type { Run } from '../reconcile/use-runs.ts';
import { Nothing } from '../rows.tsx';
import { Section } from '../section.tsx';
import { Bars } from './bars.tsx';

const SHOWN = 30;

/** How many users differed from Clerk, in each of the latest runs. */
export function DriftCard({ runs }: { runs: readonly Run[] }) {
  const finished = runs.filter(({ state }) => state === 'finished').toReversed();
  const values = finished.map(({ drift }) => drift);
  return (
    <Section title="Drift over time" note="Users who differed from Clerk when a reconcile looked, dry runs included.">
      {values.length === 0 ? (
        <Nothing>
          Nobody has looked yet:{' '}
          <TextLink to="/admin/reconcile" underline="always">
            reconcile
          </TextLink>
          .
        </Nothing>
      ) : (
        <>
          <Bars
            label={`Drift of the latest runs, the last one at the end: ${values.join(', ')}`}
            values={[...Array<number>(SHOWN - values.length).fill(0), ...values]}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {values.length === 1 ? 'One run' : `${values.length} runs`}; at most {Math.max(...values)} differed.
          </Text>
        </>
      )}
    </Section>
  );
}
