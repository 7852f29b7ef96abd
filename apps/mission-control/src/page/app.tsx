import {
  ActionIcon,
  Alert,
  Anchor,
  Container,
  Group,
  Loader,
  Tabs,
  Text,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { useHash } from '@mantine/hooks';
import { Moon, Sun } from 'lucide-react';
import type { State } from '../state.ts';
import classes from './app.module.css';
import { FaultsAlert } from './faults-alert.tsx';
import { FaultsView } from './faults-view.tsx';
import { MoneyView } from './money-view.tsx';
import { PeopleView } from './people-view.tsx';
import { StoriesView } from './stories-view.tsx';
import { TimelineView } from './timeline/timeline-view.tsx';
import { ActContext, useRefusals } from './use-act.ts';
import { useLiveState } from './use-live-state.ts';

const views = [
  { name: 'timeline', label: 'Timeline', View: TimelineView },
  { name: 'people', label: 'People', View: PeopleView },
  { name: 'money', label: 'Money', View: MoneyView },
  { name: 'faults', label: 'Faults and clock', View: FaultsView },
  { name: 'stories', label: 'Stories', View: StoriesView },
];

export function App() {
  const { state, connected } = useLiveState();
  const { act, refusal, dismiss } = useRefusals();
  return (
    <ActContext value={act}>
      <Header webUrl={state?.webUrl} />
      <Container component="main" size="lg" py="lg">
        {!connected && (
          <Alert color="red" mb="md" title="The connection is lost" role="status">
            Is the sandbox still running? This page goes on by itself.
          </Alert>
        )}
        {refusal !== undefined && (
          <Alert
            color="red"
            mb="md"
            title="Not done"
            withCloseButton
            closeButtonLabel="Dismiss"
            onClose={dismiss}
            role="alert"
          >
            {refusal}
          </Alert>
        )}
        {state === undefined ? <Loader aria-label="Loading" /> : <Views state={state} />}
      </Container>
    </ActContext>
  );
}

function Views({ state }: { state: State }) {
  const [hash, setHash] = useHash();
  const shown = views.find(({ name }) => `#${name}` === hash)?.name ?? 'timeline';
  return (
    <>
      <FaultsAlert state={state} />
      <Tabs value={shown} onChange={(name) => name !== null && setHash(name)} keepMounted={false}>
        <Tabs.List mb="md" className={classes.tabs ?? ''} aria-label="Views">
          {views.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {views.map(({ name, View }) => (
          <Tabs.Panel key={name} value={name}>
            <View state={state} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Header({ webUrl }: { webUrl: string | undefined }) {
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <header className={classes.header}>
      <Container size="lg" h="100%">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <div>
            <Title order={1} size="h4">
              Mission control
            </Title>
            <Text size="xs" c="dimmed" visibleFrom="sm">
              Clerk and Stripe, played on this machine
            </Text>
          </div>
          <Group wrap="nowrap" gap="sm">
            <Anchor href={webUrl ?? '/'} size="sm" style={{ whiteSpace: 'nowrap' }}>
              Open the app
            </Anchor>
            <ActionIcon variant="default" size={38} radius="xl" aria-label="Light or dark" onClick={toggleColorScheme}>
              <Sun className="mantine-dark-hidden" size={18} aria-hidden />
              <Moon className="mantine-light-hidden" size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      </Container>
    </header>
  );
}
