import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { ErrorNote } from '../../api/error-note.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { useGoTo } from '../../shell/use-go-to.ts';
import { TimeLeft } from '../../time/time-left.tsx';
import type { Unpaid } from './payment-of.ts';
import { forgetPurchase } from './purchase.ts';

interface ReservedNoteProps {
  eventId: string;
  unpaid: Unpaid;
}

/** The way back to a checkout that was left, and out of it. Its seats are held, so that the form may have none to offer. */
export function ReservedNote({ eventId, unpaid: { orderId, quantity, until } }: ReservedNoteProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { going, goTo } = useGoTo();
  // Without a request key the API returns the open checkout of that quantity.
  const pay = useMutation(trpc.tickets.checkout.mutationOptions({ onSuccess: ({ url }) => goTo(url) }));
  const giveBack = useMutation(
    trpc.tickets.giveBack.mutationOptions({
      async onSuccess() {
        forgetPurchase({ eventId, quantity });
        await queryClient.invalidateQueries({ queryKey: trpc.tickets.mine.pathKey() });
      },
    }),
  );
  const busy = pay.isPending || going || giveBack.isPending;
  return (
    <Alert
      icon={<Hourglass aria-hidden />}
      title={quantity === 1 ? 'A ticket is reserved for you' : `${quantity} tickets are reserved for you`}
    >
      <Stack gap="xs" align="flex-start">
        {until !== null && <TimeLeft until={until} />}
        <Text size="sm">
          Complete the payment to keep your seats. If you have paid already, there is nothing to do.
        </Text>
        <Group gap={4} wrap="nowrap">
          <Button
            size="xs"
            loading={pay.isPending || going}
            disabled={busy}
            onClick={() => pay.mutate({ eventId, quantity })}
          >
            Pay now
          </Button>
          <Button
            variant="subtle"
            color="var(--mantine-color-text)"
            size="xs"
            loading={giveBack.isPending}
            disabled={busy}
            onClick={() => giveBack.mutate({ orderId })}
          >
            Give back
          </Button>
        </Group>
        {giveBack.data?.outcome === 'processing' && (
          <Text size="sm" role="status">
            A payment is on its way, so these tickets cannot be given back.
          </Text>
        )}
        <ErrorNote error={pay.error ?? giveBack.error} />
      </Stack>
    </Alert>
  );
}
