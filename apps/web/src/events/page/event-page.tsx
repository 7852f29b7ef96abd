import { Avatar, Card, Group, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { CalendarDays, type LucideIcon, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '../../api/use-me.ts';
import { Tinted } from '../../live/tinted.tsx';
import { TextLink } from '../../theme/links.tsx';
import { fromTo, fromToForReader, zoneOf } from '../../time/event-time.ts';
import { PaidNotice } from '../checkout/paid-notice.tsx';
import { TicketBox } from '../checkout/ticket-box.tsx';
import { type Event, nameOf, useEvent } from '../event.ts';
import { EventCover } from '../event-cover.tsx';
import { EventPending } from '../event-pending.tsx';
import hue from '../hue.module.css';
import { hueStyle } from '../hue.ts';
import { OrganizerBar } from '../organizer/organizer-bar.tsx';
import classes from './event-page.module.css';

export function EventPage() {
  const { eventId } = useParams({ from: '/shell/events/$eventId' });
  const { query, queryKey } = useEvent(eventId);
  // Asked in the same request: what only the organizer sees is there at once, and moves nothing.
  const { data: me, isLoading } = useMe();
  if (!query.data || isLoading) return <EventPending query={query} queryKey={queryKey} />;
  const event = query.data;
  const isMine = me?.id === event.organizer.id;
  return (
    <Stack gap="lg">
      {isMine && <OrganizerBar event={event} />}
      <PaidNotice eventId={event.id} />
      <div className={classes.layout}>
        <Cover event={event} />
        <TicketBox event={event} isMine={isMine} />
        <Description event={event} />
      </div>
    </Stack>
  );
}

function Cover({ event }: { event: Event }) {
  const { title, organizer, venue, startsAt } = event;
  useDocumentTitle(`${title} · Ticket Hub`);
  const name = nameOf(organizer);
  const forReader = fromToForReader(event);
  return (
    <Card withBorder padding={0} radius="lg" style={hueStyle(event.id)}>
      <EventCover event={event} className={event.pictureUrl === null ? classes.band : classes.cover} />
      <Stack gap="lg" p="xl">
        <div>
          <Title order={1} className={classes.title}>
            <Tinted value={title} />
          </Title>
          <Group gap="xs" mt="sm" wrap="nowrap">
            <Avatar src={organizer.imageUrl} name={name} size={28} alt="" />
            <Text c="dimmed">
              by{' '}
              <TextLink to="/organizers/$organizerId" params={{ organizerId: organizer.id }} inherit underline="always">
                {name}
              </TextLink>
            </Text>
          </Group>
        </div>
        <Fact icon={CalendarDays} label="When">
          <Text component="time" dateTime={startsAt} fw={550} display="block">
            <Tinted value={fromTo(event)} />
          </Text>
          <Text size="sm" c="dimmed">
            {zoneOf(event)}
          </Text>
          {forReader !== null && (
            <Text size="sm" mt={4}>
              For you: {forReader}
            </Text>
          )}
        </Fact>
        <Fact icon={MapPin} label="Where">
          <Text fw={550} className={classes.title}>
            <Tinted value={venue} />
          </Text>
        </Fact>
      </Stack>
    </Card>
  );
}

function Fact({ icon: Icon, label, children }: { icon: LucideIcon; label: string; children: ReactNode }) {
  return (
    <Group gap="md" wrap="nowrap" align="center">
      <ThemeIcon size={42} radius="md" className={hue.tile ?? ''}>
        <Icon size={20} aria-hidden />
      </ThemeIcon>
      <div style={{ minWidth: 0 }}>
        <VisuallyHidden>{label}</VisuallyHidden>
        {children}
      </div>
    </Group>
  );
}

function Description({ event: { description } }: { event: Event }) {
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="About this event">
      <Title order={2} size="h4" mb="sm">
        About this event
      </Title>
      {description === '' ? (
        <Text c="dimmed" fs="italic">
          The organizer has not written anything yet.
        </Text>
      ) : (
        // Plain text: line breaks are its only layout.
        <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{description}</Text>
      )}
    </Card>
  );
}
