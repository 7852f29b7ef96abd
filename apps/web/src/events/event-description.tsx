import { Card, Text, Title } from '@mantine/core';
import type { Event } from './event.ts';

export function EventDescription({ event: { description } }: { event: Event }) {
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
        // As it was typed: paragraphs are all the layout there is.
        <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{description}</Text>
      )}
    </Card>
  );
}
