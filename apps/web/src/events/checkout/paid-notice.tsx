import { Alert, Loader } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { CircleCheck, Info } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { TextLink } from '../../shell/links.tsx';
import { type Payment, paymentOf } from './payment-of.ts';
import { forgetPurchases } from './purchase.ts';
import { useOwnTickets } from './use-own-tickets.ts';

/** For whoever comes back from having paid: Stripe tells Ticket Hub by another way, which can take a moment. */
export function PaidNotice({ eventId }: { eventId: string }) {
  const { paid } = useSearch({ from: '/shell/events/$eventId' });
  const { data: tickets } = useOwnTickets(eventId);
  useEffect(() => {
    if (paid) forgetPurchases(eventId);
  }, [paid, eventId]);
  if (!paid || tickets === undefined) return null;
  const payment = paymentOf(tickets);
  const { color, title, text, icon } = notices[payment];
  return (
    <Alert role="status" color={color} icon={icon} title={title}>
      {text}{' '}
      {payment !== 'pending' && (
        <TextLink to="/tickets" inherit underline="always">
          My tickets
        </TextLink>
      )}
    </Alert>
  );
}

const notices: Record<Payment, { color: string; title: string; text: string; icon: ReactNode }> = {
  pending: {
    color: 'violet',
    title: 'Your payment is being confirmed',
    text: 'This page follows by itself. A card takes seconds, a bank account can take days; your seats are held.',
    icon: <Loader size={18} aria-hidden />,
  },
  confirmed: {
    color: 'green',
    title: 'Your payment is confirmed',
    text: 'Your tickets are valid.',
    icon: <CircleCheck aria-hidden />,
  },
  none: {
    color: 'gray',
    title: 'No ticket has come of this payment',
    text: 'If you were charged, the money goes back to you by itself.',
    icon: <Info aria-hidden />,
  },
};
