import { useAuth } from '@clerk/react';
import { Alert, Card, Stack, Text } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { Info } from 'lucide-react';
import { useConfig } from '../../api/config.ts';
import { SignInButtons } from '../../auth/sign-in-buttons.tsx';
import { formatNumber } from '../../language/format-number.ts';
import { Tinted } from '../../live/tinted.tsx';
import { FeeNote } from '../../money/fee-note.tsx';
import { formatPrice } from '../../money/format-money.ts';
import { TextLink } from '../../theme/links.tsx';
import type { Event, NotSellable } from '../event.ts';
import { OnHoldNotice } from '../on-hold-notice.tsx';
import { OwnTickets } from './own-tickets.tsx';
import { QuantityForm } from './quantity-form.tsx';

interface TicketBoxProps {
  event: Event;
  isMine: boolean;
}

/** What a ticket costs, how many are left, and the way to get some. */
export function TicketBox({ event, isMine }: TicketBoxProps) {
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Tickets">
      <Stack gap="md">
        {event.status !== 'cancelled' && (
          <div>
            <Text fz={30} fw={750} lh={1.1}>
              {formatPrice(event.price)}
            </Text>
            {isMine && event.price && <FeeNote price={event.price} />}
            {event.status === 'published' && (
              <Text c="dimmed" role="status">
                <Tinted value={seatsLeft(event)} />
              </Text>
            )}
          </div>
        )}
        <OwnTickets eventId={event.id} />
        <Offer event={event} isMine={isMine} />
      </Stack>
    </Card>
  );
}

function seatsLeft({ left, capacity }: Event): string {
  if (left === 0) return 'No seats left';
  return `${formatNumber(left)} of ${formatNumber(capacity)} ${capacity === 1 ? 'seat' : 'seats'} left`;
}

function Offer({ event, isMine }: TicketBoxProps) {
  const { isSignedIn } = useAuth();
  const { payments } = useConfig();
  if (event.reason === 'on_hold') return <OnHoldNotice until={event.onHoldUntil} />;
  if (event.reason !== null) {
    return (
      <NotForSale {...notSellable[event.reason]} toPayouts={isMine && event.reason === 'organizer_cannot_receive'} />
    );
  }
  if (event.price !== null && !payments) {
    return <NotForSale title="Not on sale right now" text="Payments are turned off here." />;
  }
  return isSignedIn ? <QuantityForm event={event} /> : <SignInFirst />;
}

const notSellable: Record<Exclude<NotSellable, 'on_hold'>, { title: string; text: string }> = {
  draft: {
    title: 'Not published yet',
    text: 'Only you can see this draft. Tickets become available once you publish it.',
  },
  cancelled: { title: 'This event is cancelled', text: 'Paid tickets are refunded automatically.' },
  over: { title: 'This event is over', text: 'Tickets are no longer available.' },
  organizer_cannot_receive: {
    title: 'Not on sale right now',
    text: 'The organizer cannot receive payments at the moment. Tickets you already have are not affected.',
  },
  sold_out: { title: 'Sold out', text: 'If a ticket is returned, you can get it here.' },
};

interface NotForSaleProps {
  title: string;
  text: string;
  /** For the organizer, who can do something about it. */
  toPayouts?: boolean;
}

function NotForSale({ title, text, toPayouts = false }: NotForSaleProps) {
  return (
    <Alert role="status" color="gray" icon={<Info aria-hidden />} title={title}>
      <Text size="sm">{text}</Text>
      {toPayouts && (
        <TextLink to="/payouts" size="sm" underline="always">
          Go to Payouts to see what Stripe needs
        </TextLink>
      )}
    </Alert>
  );
}

function SignInFirst() {
  const { href } = useLocation();
  return (
    <Stack gap="sm">
      <Text>Sign in to get tickets. You will return to this page.</Text>
      <SignInButtons backTo={href} />
    </Stack>
  );
}
