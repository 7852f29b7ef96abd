import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { DeliveryState } from '../../state.ts';
import { wordFor } from '../fault-words.ts';
import { useAct } from '../use-act.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import { timeOf } from './time-of.ts';
import { Track } from './track.tsx';

export function DeliveryCard({ delivery }: { delivery: DeliveryState }) {
  const act = useAct();
  const [opened, { toggle }] = useDisclosure();
  const { outbox, id, type, about, createdAt, state, fault } = delivery;
  const details = `details-${id}`;
  return (
    <Card withBorder padding="sm" component="article" aria-label={`${type} ${about}`}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs" miw={0}>
          <Text span size="sm" c="dimmed" ff="monospace">
            {timeOf(createdAt)}
          </Text>
          <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
            {type}
          </Title>
          <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>
            {about}
          </Text>
        </Group>
        <Group gap={6}>
          {fault !== null && <Badge>{wordFor(fault)}</Badge>}
          <Badge>{state}</Badge>
        </Group>
      </Group>
      <Track delivery={delivery} />
      <Group gap={6} mt="xs">
        <Button
          size="compact-xs"
          variant="default"
          onClick={toggle}
          aria-expanded={opened}
          aria-label={`${opened ? 'Hide details' : 'Details'} of ${type} ${about}`}
          {...(opened && { 'aria-controls': details })}
        >
          {opened ? 'Hide details' : 'Details'}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Send again: ${type} ${about}`}
          onClick={() => act(`outboxes/${outbox}/messages/${encodeURIComponent(id)}/send`)}
        >
          Send again
        </Button>
      </Group>
      {opened && (
        <div id={details}>
          <DeliveryDetails delivery={delivery} />
        </div>
      )}
    </Card>
  );
}
