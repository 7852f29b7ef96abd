import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { TextLink } from '../../shell/links.tsx';
import { unpaidOf } from './payment-of.ts';
import { ReservedNote } from './reserved-note.tsx';
import { useOwnTickets } from './use-own-tickets.ts';

/** Says so if the reader has tickets already, or has left some lying at Stripe. */
export function OwnTickets({ eventId }: { eventId: string }) {
  const { data: tickets = [] } = useOwnTickets(eventId);
  const { paid } = useSearch({ from: '/shell/events/$eventId' });
  const valid = tickets.filter(({ status }) => status === 'valid').length;
  const unpaid = unpaidOf(tickets);
  return (
    <>
      {unpaid > 0 && !paid && <ReservedNote eventId={eventId} quantity={unpaid} />}
      {valid > 0 && (
        <Text size="sm">
          You have {valid === 1 ? 'a ticket' : `${valid} tickets`} for this event.{' '}
          <TextLink to="/tickets" inherit underline="always">
            My tickets
          </TextLink>
        </Text>
      )}
    </>
  );
}
