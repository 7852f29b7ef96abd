import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import { ErrorNote } from '../../api/error-note.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { useGoTo } from '../../shell/use-go-to.ts';
import { TextLink } from '../../theme/links.tsx';
import { unpaidOf } from './payment-of.ts';
import type { Purchase } from './purchase.ts';
import { useOwnTickets } from './use-own-tickets.ts';

/** Which tickets the visitor holds already, and which are reserved and not paid for. */
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

/** The way back to a checkout that was left. Its seats are held, so that the form may have none to offer. */
function ReservedNote(purchase: Purchase) {
  const trpc = useTRPC();
  const { going, goTo } = useGoTo();
  const { quantity } = purchase;
  // Without a request key the API returns the open checkout of that quantity.
  const { mutate, isPending, error } = useMutation(
    trpc.tickets.checkout.mutationOptions({ onSuccess: ({ url }) => goTo(url) }),
  );
  return (
    <Alert
      icon={<Hourglass aria-hidden />}
      title={quantity === 1 ? 'A ticket is reserved for you' : `${quantity} tickets are reserved for you`}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Complete the payment to keep your seats. If you have paid already, there is nothing to do.
        </Text>
        <Button variant="default" size="xs" loading={isPending || going} onClick={() => mutate(purchase)}>
          Continue to payment
        </Button>
        <ErrorNote error={error} />
      </Stack>
    </Alert>
  );
}
