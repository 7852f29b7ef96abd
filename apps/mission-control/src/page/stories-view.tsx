import { Anchor, Badge, Button, Card, Group, List, Loader, Stack, Text, Title } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { State, StepState, StoryState } from '../state.ts';
import { useAct } from './use-act.ts';

export function StoriesView({ state: { stories } }: { state: State }) {
  const busy = stories.some(({ run }) => run?.state === 'running');
  return (
    <Stack>
      <Title order={2} size="h3">
        Stories
      </Title>
      {stories.map((story) => (
        <StoryCard key={story.name} story={story} busy={busy} />
      ))}
    </Stack>
  );
}

const ends = { running: 'Running', done: 'Told to the end', failed: 'Went wrong' };

function StoryCard({ story: { name, title, about, run }, busy }: { story: StoryState; busy: boolean }) {
  const act = useAct();
  return (
    <Card withBorder component="section" aria-labelledby={`story-${name}`}>
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: '1 1 240px' }}>
          <Title order={3} size="h4" id={`story-${name}`}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        </div>
        <Group gap="sm">
          {run && <Badge role="status">{ends[run.state]}</Badge>}
          <Button
            size="sm"
            disabled={busy}
            onClick={() => act(`stories/${name}`)}
            aria-label={`${run ? 'Again' : 'Tell'}: ${title}`}
          >
            {run ? 'Again' : 'Tell'}
          </Button>
        </Group>
      </Group>
      {run && (
        <List mt="md" spacing="xs" listStyleType="none" center={false}>
          {run.steps.map((step, index) => (
            <List.Item key={step.text} icon={<StepIcon state={step.state} />}>
              <Step step={step} name={name} last={index === run.steps.length - 1} />
            </List.Item>
          ))}
        </List>
      )}
    </Card>
  );
}

function StepIcon({ state }: { state: StepState['state'] }) {
  if (state === 'running') return <Loader size={18} aria-label="Running" />;
  if (state === 'failed') return <CircleAlert size={18} color="var(--mantine-color-error)" aria-label="Failed" />;
  return <CircleCheck size={18} color="var(--mantine-color-dimmed)" aria-label="Done" />;
}

function Step({
  step: { text, note, links, enough, state },
  name,
  last,
}: {
  step: StepState;
  name: string;
  last: boolean;
}) {
  const act = useAct();
  return (
    <>
      <Text>{text}</Text>
      {note !== null && (
        <Text size="sm" fw={last ? 600 : 400} c={state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
          {note}
        </Text>
      )}
      <Group gap="sm" mt={links.length > 0 || enough !== null ? 4 : 0}>
        {links.map(({ label, url }) => (
          <Anchor key={label} href={url} target="_blank" rel="noopener">
            {label}
          </Anchor>
        ))}
        {enough !== null && (
          <Button size="xs" variant="default" onClick={() => act(`stories/${name}/enough`)}>
            {enough}
          </Button>
        )}
      </Group>
    </>
  );
}
