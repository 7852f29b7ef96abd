import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { formatPrice } from '../money/format-money.ts';
import { TextLink } from '../shell/links.tsx';
import { dayAndMonthOf, startOf } from '../time/event-time.ts';
import type { Event } from './event.ts';
import classes from './event-card.module.css';
import { StateBadge } from './state-badge.tsx';

interface EventCardProps {
  event: Event;
  withState: boolean;
}

export function EventCard({ event, withState }: EventCardProps) {
  const { day, month } = dayAndMonthOf(event);
  return (
    <Card component="li" withBorder radius="lg" padding="lg" className={classes.card}>
      <Group align="flex-start" gap="md" wrap="nowrap" h="100%">
        <div className={classes.day} aria-hidden>
          <Text fz={26} fw={750} lh={1}>
            {day}
          </Text>
          <Text size="xs" fw={600} tt="uppercase">
            {month}
          </Text>
        </div>
        <Stack gap={6} flex={1} h="100%" className={classes.words}>
          <Title order={2} size="h4" lineClamp={2}>
            <TextLink
              to="/events/$eventId"
              params={{ eventId: event.id }}
              underline="never"
              inherit
              className={classes.title}
            >
              {event.title}
            </TextLink>
          </Title>
          <Text size="sm" c="dimmed">
            {startOf(event)}
          </Text>
          <Text size="sm" c="dimmed" lineClamp={2} className={classes.venue}>
            {event.venue}
          </Text>
          <Group gap="xs" mt="auto" pt="xs">
            <Text span fw={650}>
              {formatPrice(event.price)}
            </Text>
            <StateBadge event={event} withState={withState} />
          </Group>
        </Stack>
      </Group>
    </Card>
  );
}
