import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { FeeNote } from '../../money/fee-note.tsx';
import { formatPrice } from '../../money/format-money.ts';
import { TextLink } from '../../theme/links.tsx';
import { dayAndMonthOf, startForReader, startOf } from '../../time/event-time.ts';
import type { Event } from '../event.ts';
import { EventCover } from '../event-cover.tsx';
import hue from '../hue.module.css';
import { hueStyle } from '../hue.ts';
import { StateBadge } from '../state-badge.tsx';
import classes from './event-list.module.css';

interface EventCardProps {
  event: Event;
  withState: boolean;
  /** Of its heading. */
  order: 2 | 3;
}

export function EventCard({ event, withState, order }: EventCardProps) {
  const { day, month } = dayAndMonthOf(event);
  const forReader = startForReader(event);
  return (
    <Card component="li" withBorder radius="lg" padding={0} className={classes.card} style={hueStyle(event.id)}>
      <EventCover event={event} className={classes.cover} />
      <Stack className={classes.body} gap={6}>
        <div className={`${classes.day} ${hue.tile}`} aria-hidden>
          <Text fz={24} fw={750} lh={1}>
            {day}
          </Text>
          <Text size="xs" fw={600} tt="uppercase">
            {month}
          </Text>
        </div>
        <Title order={order} size="h4" lineClamp={2}>
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
          {forReader !== null && <span className={classes.forReader}>{forReader} for you</span>}
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
        {withState && event.price && event.status !== 'cancelled' && <FeeNote price={event.price} />}
      </Stack>
    </Card>
  );
}
