import { Alert, Loader } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { CircleCheck, Info } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useConfig } from '../../api/config.ts';
import { TextLink } from '../../theme/links.tsx';
import { type Payment, paymentOf } from './payment-of.ts';
import { forgetPurchases } from './purchase.ts';
import { useOwnTickets } from './use-own-tickets.ts';

/** After the return from Stripe's checkout. Stripe reports the payment to the API, which can take a moment longer. */
export function PaidNotice({ eventId }: { eventId: string }) {
  const { paid } = useSearch({ from: '/shell/events/$eventId' });
  const { limits } = useConfig();
  const { data: tickets } = useOwnTickets(eventId);
  useEffect(() => {
    if (paid) forgetPurchases(eventId, limits.ticketsPerOrder);
  }, [paid, eventId, limits]);
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
    text: 'This page updates by itself. Cards take seconds, bank payments can take days; your seats are held.',
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
    title: 'This payment did not lead to a ticket',
    text: 'If you were charged, you are refunded automatically.',
    icon: <Info aria-hidden />,
  },
};
