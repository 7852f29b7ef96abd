import { Avatar, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { CalendarDays, MapPin } from 'lucide-react';
import { fromTo, zoneOf } from '../time/event-time.ts';
import type { Event } from './event.ts';
import classes from './event-cover.module.css';
import { EventFact } from './event-fact.tsx';

/** What it is, who invites, when and where. */
export function EventCover({ event }: { event: Event }) {
  const { title, organizer, venue, startsAt } = event;
  useDocumentTitle(`${title} · Ticket Hub`);
  const name = organizer.name || 'Somebody';
  return (
    <Card withBorder padding={0} radius="lg">
      <div className={classes.band} />
      <Stack gap="lg" p={{ base: 'lg', sm: 'xl' }}>
        <div>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          <Group gap="xs" mt="sm" wrap="nowrap">
            <Avatar src={organizer.imageUrl} name={name} size={28} alt="" />
            <Text c="dimmed">by {name}</Text>
          </Group>
        </div>
        <EventFact icon={CalendarDays} label="When">
          <Text component="time" dateTime={startsAt} fw={550} display="block">
            {fromTo(event)}
          </Text>
          <Text size="sm" c="dimmed">
            {zoneOf(event)}
          </Text>
        </EventFact>
        <EventFact icon={MapPin} label="Where">
          <Text fw={550} className={classes.title}>
            {venue}
          </Text>
        </EventFact>
      </Stack>
    </Card>
  );
}
