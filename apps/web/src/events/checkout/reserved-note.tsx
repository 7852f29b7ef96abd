import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useTRPC } from '../../api/trpc.ts';
import { ErrorNote } from '../../feedback/error-note.tsx';
import { useGoTo } from '../../shell/use-go-to.ts';
import type { Purchase } from './purchase.ts';

/** The way back to a checkout that was left: its seats are held, and may be the last ones. */
export function ReservedNote(purchase: Purchase) {
  const trpc = useTRPC();
  const { going, goTo } = useGoTo();
  const { quantity } = purchase;
  // Without a request key the API finds the checkout that is open for as many tickets.
  const { mutate, isPending, error } = useMutation(
    trpc.tickets.checkout.mutationOptions({ onSuccess: ({ url }) => goTo(url) }),
  );
  return (
    <Alert
      icon={<Hourglass aria-hidden />}
      title={quantity === 1 ? 'A ticket is reserved for you' : `${quantity} tickets are reserved for you`}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">They become valid with the payment. If you have paid, there is nothing left to do.</Text>
        <Button variant="default" size="xs" loading={isPending || going} onClick={() => mutate(purchase)}>
          Go on to pay
        </Button>
        <ErrorNote error={error} />
      </Stack>
    </Alert>
  );
}
