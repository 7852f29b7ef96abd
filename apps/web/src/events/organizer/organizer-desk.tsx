import { Grid, Stack, Title } from '@mantine/core';
import type { Event } from '../event.ts';
import { CheckInCard } from './check-in-card.tsx';
import { EventControls } from './event-controls.tsx';
import { GuestsCard } from './guests-card.tsx';

/** The part of an event's page that only its organizer sees. */
export function OrganizerDesk({ event }: { event: Event }) {
  const hasGuests = event.status !== 'draft';
  return (
    <Stack component="section" gap="lg" aria-label="Organizer tools">
      <Title order={2} size="h3" mt="md">
        Organizer tools
      </Title>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, sm: hasGuests ? 6 : 12 }}>
          <EventControls event={event} />
        </Grid.Col>
        {hasGuests && (
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <CheckInCard eventId={event.id} />
          </Grid.Col>
        )}
      </Grid>
      {hasGuests && <GuestsCard event={event} />}
    </Stack>
  );
}
