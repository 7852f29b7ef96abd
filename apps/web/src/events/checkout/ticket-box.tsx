import { useAuth } from '@clerk/react';
import { Card, Stack, Text } from '@mantine/core';
import { useConfig } from '../../config.ts';
import { formatPrice } from '../../money/format-money.ts';
import type { Event } from '../event.ts';
import { notSellableWords } from '../not-sellable-words.ts';
import { PublishButton } from '../organizer/publish-button.tsx';
import { NotForSale } from './not-for-sale.tsx';
import { OwnTickets } from './own-tickets.tsx';
import { QuantityForm } from './quantity-form.tsx';
import { SignInFirst } from './sign-in-first.tsx';

interface TicketBoxProps {
  event: Event;
  isMine: boolean;
}

/** What a ticket costs, how many are left, and the way to some. */
export function TicketBox({ event, isMine }: TicketBoxProps) {
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Tickets">
      <Stack gap="md">
        <div>
          <Text fz={30} fw={750} lh={1.1}>
            {formatPrice(event.price)}
          </Text>
          {event.status === 'published' && (
            <Text c="dimmed" role="status">
              {seatsLeft(event)}
            </Text>
          )}
        </div>
        <OwnTickets eventId={event.id} />
        <Offer event={event} isMine={isMine} />
        {isMine && event.status === 'draft' && <PublishButton event={event} />}
      </Stack>
    </Card>
  );
}

function Offer({ event, isMine }: TicketBoxProps) {
  const { isSignedIn } = useAuth();
  const { payments } = useConfig();
  if (event.reason !== null) {
    return (
      <NotForSale
        {...notSellableWords[event.reason]}
        toPayouts={isMine && event.reason === 'organizer_cannot_receive'}
      />
    );
  }
  if (event.price !== null && !payments) {
    return <NotForSale title="Not on sale right now" text="Payments are switched off here." />;
  }
  return isSignedIn ? <QuantityForm event={event} /> : <SignInFirst />;
}

function seatsLeft({ left, capacity }: Event): string {
  if (left === 0) return 'No seats left';
  return `${left} of ${capacity} ${capacity === 1 ? 'seat' : 'seats'} left`;
}
