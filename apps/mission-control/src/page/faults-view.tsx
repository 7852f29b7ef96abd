import { Button, Card, Chip, Group, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ApiState, OutboxState, State } from '../state.ts';
import { faultWords } from './fault-words.ts';
import { useAct } from './use-act.ts';

export function FaultsView({ state: { outboxes, apis } }: { state: State }) {
  return (
    <Stack>
      <Title order={2} size="h3">
        Faults and clock
      </Title>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {outboxes.map((outbox) => (
          <OutboxCard key={outbox.name} outbox={outbox} />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {apis.map((api) => (
          <ApiCard key={api.vendor} api={api} />
        ))}
        <ClockCard />
      </SimpleGrid>
    </Stack>
  );
}

function OutboxCard({ outbox: { name, title, endpoint, lasting } }: { outbox: OutboxState }) {
  const act = useAct();
  return (
    <Card withBorder component="section" aria-labelledby={`${name}-title`}>
      <Title order={3} size="h5" id={`${name}-title`}>
        {title}
      </Title>
      <Text size="xs" c="dimmed" mb="sm" style={{ overflowWrap: 'anywhere' }}>
        {endpoint ?? 'No endpoint: nothing is sent'}
      </Text>
      <Text size="sm" fw={600} mb={4}>
        Every delivery
      </Text>
      <Chip.Group
        value={lasting ?? 'none'}
        onChange={(fault) => act(`outboxes/${name}/lasting`, { fault: fault === 'none' ? null : fault })}
      >
        <Group gap={6} role="radiogroup" aria-label={`Every delivery of ${title}`}>
          <Chip value="none" size="xs">
            As usual
          </Chip>
          {faultWords.map(({ fault, label, hint }) => (
            <Chip key={fault} value={fault} size="xs" title={hint}>
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Text size="sm" fw={600} mt="md" mb={4}>
        Only the next one
      </Text>
      <Group gap={6}>
        {faultWords.map(({ fault, label, hint }) => (
          <Button
            key={fault}
            size="compact-xs"
            variant="default"
            title={hint}
            aria-label={`${label} the next delivery of ${title}`}
            onClick={() => act(`outboxes/${name}/next`, { fault })}
          >
            {label}
          </Button>
        ))}
      </Group>
    </Card>
  );
}

function ApiCard({ api: { vendor, title, condition } }: { api: ApiState }) {
  const act = useAct();
  return (
    <Card withBorder component="section" aria-labelledby={`${vendor}-api`}>
      <Title order={3} size="h5" id={`${vendor}-api`} mb="xs">
        {title}’s API
      </Title>
      <SegmentedControl
        fullWidth
        aria-label={`${title}’s API`}
        value={condition}
        onChange={(chosen) => act(`apis/${vendor}`, { condition: chosen })}
        data={[
          { value: 'up', label: 'As usual' },
          { value: 'slow', label: 'Slow' },
          { value: 'down', label: 'Down' },
        ]}
      />
      <Text size="xs" c="dimmed" mt="xs">
        Slow answers after two seconds, down answers 503. Its pages go on.
      </Text>
    </Card>
  );
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  { label: '5 minutes', ms: 5 * minute },
  { label: '1 hour', ms: hour },
  { label: '1 day', ms: day },
  { label: '2 weeks', ms: 14 * day },
];

function ClockCard() {
  const act = useAct();
  return (
    <Card withBorder component="section" aria-labelledby="clock-title">
      <Title order={3} size="h5" id="clock-title" mb="xs">
        Clock
      </Title>
      <Group gap={6}>
        {steps.map(({ label, ms }) => (
          <Button
            key={label}
            size="xs"
            variant="default"
            aria-label={`Put forward by ${label}`}
            onClick={() => act('clock', { ms })}
          >
            +{label}
          </Button>
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        What vendors would do by then happens now: retries, deadlines, expiries. Stamps stay at the real time, as the
        API’s clock does.
      </Text>
    </Card>
  );
}
