import { Grid, Stack, Title } from '@mantine/core';
import type { Event } from '../event.ts';
import { CheckInCard } from './check-in-card.tsx';
import { EventControls } from './event-controls.tsx';
import { GuestsCard } from './guests-card.tsx';

/** What only the event's organizer sees on its page. */
export function OrganizerDesk({ event }: { event: Event }) {
  const hasGuests = event.status !== 'draft';
  return (
    <Stack component="section" gap="lg" aria-label="For you as the organizer">
      <Title order={2} size="h3" mt="md">
        For you as the organizer
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
