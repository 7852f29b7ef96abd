import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { TextLink } from '../../theme/links.tsx';
import { unpaidOf } from './payment-of.ts';
import { ReservedNote } from './reserved-note.tsx';
import { useOwnTickets } from './use-own-tickets.ts';

/** Which tickets the visitor holds already, and which are reserved and not paid for. */
export function OwnTickets({ eventId }: { eventId: string }) {
  const { data: tickets = [] } = useOwnTickets(eventId);
  const { paid } = useSearch({ from: '/shell/events/$eventId' });
  const valid = tickets.filter(({ status }) => status === 'valid').length;
  const unpaid = unpaidOf(tickets);
  return (
    <>
      {unpaid && !paid && <ReservedNote key={unpaid.orderId} eventId={eventId} unpaid={unpaid} />}
      {valid > 0 && (
        <Text size="sm">
          You have {valid === 1 ? 'a ticket' : `${valid} tickets`} for this event.{' '}
          <TextLink to="/tickets" inherit underline="always" style={{ whiteSpace: 'nowrap' }}>
            My tickets
          </TextLink>
        </Text>
      )}
    </>
  );
}
