import { Badge } from '@mantine/core';
import { formatNumber } from '../language/format-number.ts';
import type { Event, NotSellable } from './event.ts';

const states: Record<NotSellable, { label: string; color: string }> = {
  draft: { label: 'Draft', color: 'gray' },
  cancelled: { label: 'Cancelled', color: 'red' },
  over: { label: 'Over', color: 'gray' },
  on_hold: { label: 'On hold', color: 'orange' },
  organizer_cannot_receive: { label: 'Not on sale', color: 'orange' },
  sold_out: { label: 'Sold out', color: 'orange' },
};

interface StateBadgeProps {
  event: Event;
  /** Whether to say that it is on sale: only where other states are shown too. */
  withState: boolean;
}

export function StateBadge({ event: { reason, left, capacity }, withState }: StateBadgeProps) {
  if (reason !== null) {
    const { label, color } = states[reason];
    return (
      <Badge variant="dot" color={color}>
        {label}
      </Badge>
    );
  }
  if (withState) {
    return (
      <Badge variant="dot" color="green">
        {`On sale, ${formatNumber(capacity - left)} of ${formatNumber(capacity)} taken`}
      </Badge>
    );
  }
  return <Badge>{left === 1 ? '1 seat left' : `${formatNumber(left)} seats left`}</Badge>;
}
