import { Anchor, Avatar, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { PersonState, State } from '../state.ts';
import { Choices } from './choices.tsx';
import { useAct } from './use-act.ts';

export function PeopleView({ state: { people, morePeople, webUrl } }: { state: State }) {
  const act = useAct();
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h3">
          People
        </Title>
        <Button component="a" size="sm" href={`/sign-up?redirect_url=${encodeURIComponent(`${webUrl}/you`)}`}>
          Sign up a user
        </Button>
      </Group>
      {people.length === 0 && (
        <Card withBorder>
          <Group justify="space-between">
            <Text>Nobody has signed up yet.</Text>
            <Button variant="default" onClick={() => act('seed')}>
              Fill the world
            </Button>
          </Group>
        </Card>
      )}
      {people.map((person) => (
        <PersonCard key={person.id} person={person} />
      ))}
      {morePeople > 0 && <Text c="dimmed">And {morePeople} more.</Text>}
    </Stack>
  );
}

function PersonCard({ person: { id, name, email, picture, notes, choices } }: { person: PersonState }) {
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="flex-start">
        <Group wrap="nowrap" gap="sm" miw={0}>
          <Avatar src={picture} alt="" name={name} />
          <div style={{ minWidth: 0 }}>
            <Group gap={6}>
              <Title order={3} size="h5">
                {name}
              </Title>
              {notes.map((note) => (
                <Badge key={note} variant="filled" color="red.9">
                  {note}
                </Badge>
              ))}
            </Group>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {email ?? 'No e-mail address'}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {id}
            </Text>
          </div>
        </Group>
        <Group gap="sm">
          <Anchor size="sm" href={`/open/${id}`} target="_blank" rel="noopener" aria-label={`Open the app as ${name}`}>
            Open the app
          </Anchor>
          <Anchor size="sm" href={`/user?user_id=${id}&redirect_url=`} aria-label={`Edit ${name}`}>
            Edit
          </Anchor>
        </Group>
      </Group>
      <Group mt="xs">
        <Choices path={`people/${id}`} about={name} choices={choices} />
      </Group>
    </Card>
  );
}
