import { Avatar, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { UserX } from 'lucide-react';
import { Pending } from '../api/pending.tsx';
import { useTRPC, useTRPCClient } from '../api/trpc.ts';
import { usePages } from '../api/use-pages.ts';
import { type Event, nameOf } from '../events/event.ts';
import { EventList } from '../events/list/event-list.tsx';
import { ListSkeleton } from '../feedback/list-skeleton.tsx';
import { Message } from '../feedback/message.tsx';
import { LinkButton } from '../theme/links.tsx';

/** Who somebody is who has published an event, as far as their events' own pages say it, and which events those are. */
export function OrganizerPage() {
  const { organizerId } = useParams({ from: '/shell/organizers/$organizerId' });
  const upcoming = useEventsOf(organizerId, 'upcoming');
  const past = useEventsOf(organizerId, 'past');
  const asking = [upcoming, past].find(({ query }) => query.data === undefined);
  if (asking) return <Pending {...asking} skeleton={<ListSkeleton what="the organizer" />} />;
  const [event] = [upcoming, past].flatMap(({ query }) => query.data?.pages.flatMap((page) => page.events) ?? []);
  if (!event) return <OrganizerNotFound />;
  return (
    <Stack gap="xl">
      <Organizer organizer={event.organizer} />
      <Section title="Upcoming events" {...upcoming} none="Nothing is planned at the moment." />
      <Section title="Past events" {...past} none="None so far." />
    </Stack>
  );
}

function useEventsOf(organizerId: string, when: 'upcoming' | 'past') {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const asked = { organizerId, when };
  const queryKey = [...trpc.events.list.pathKey(), asked];
  return { queryKey, query: usePages({ queryKey, ask: (page) => client.events.list.query({ ...asked, ...page }) }) };
}

function Organizer({ organizer }: Pick<Event, 'organizer'>) {
  const name = nameOf(organizer);
  useDocumentTitle(`${name} · Ticket Hub`);
  return (
    <Card withBorder padding="xl" radius="lg">
      <Group gap="lg" wrap="nowrap">
        <Avatar src={organizer.imageUrl} name={name} size={72} alt="" />
        <div style={{ minWidth: 0 }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Title>
          <Text c="dimmed">Organizer</Text>
        </div>
      </Group>
    </Card>
  );
}

interface SectionProps extends ReturnType<typeof useEventsOf> {
  title: string;
  /** In place of an empty list. */
  none: string;
}

function Section({ title, query, queryKey, none }: SectionProps) {
  return (
    <Stack component="section" gap="md" aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <EventList query={query} queryKey={queryKey} order={3}>
        <Text c="dimmed">{none}</Text>
      </EventList>
    </Stack>
  );
}

function OrganizerNotFound() {
  return (
    <Message icon={UserX} title="Organizer not found" text="They have no published events, or the address is mistyped.">
      <LinkButton to="/events">All events</LinkButton>
    </Message>
  );
}
