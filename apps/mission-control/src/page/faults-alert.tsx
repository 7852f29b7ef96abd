import { Alert, Button, Group, Text } from '@mantine/core';
import type { State } from '../state.ts';
import { wordFor } from './fault-words.ts';
import { useAct } from './use-act.ts';

/** What is wrong on purpose, wherever one looks: it lasts until it is taken back. */
export function FaultsAlert({ state: { outboxes, apis } }: { state: State }) {
  const act = useAct();
  const struck = outboxes.filter(({ lasting, pending }) => lasting !== null || pending.length > 0);
  const ill = apis.filter(({ condition }) => condition !== 'up');
  if (struck.length + ill.length === 0) return null;
  const words = [
    ...struck.map(({ title, lasting, pending }) => {
      const next = pending.length > 0 ? [`next ${pending.map(wordFor).join(', ')}`] : [];
      return `${title}: ${[...(lasting === null ? [] : [wordFor(lasting)]), ...next].join(', ')}`;
    }),
    ...ill.map(({ title, condition }) => `${title}’s API: ${condition}`),
  ];
  function healAll() {
    for (const { name } of struck) act(`outboxes/${name}/lasting`, { fault: null });
    for (const { vendor } of ill) act(`apis/${vendor}`, { condition: 'up' });
  }
  return (
    <Alert color="orange" mb="md" title="Faults are on" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{words.join(' · ')}</Text>
        <Button size="xs" variant="default" onClick={healAll}>
          Take all back
        </Button>
      </Group>
    </Alert>
  );
}
