import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Ticket } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useConfig } from '../../api/config.ts';
import { ErrorNote } from '../../api/error-note.tsx';
import { reasonOf } from '../../api/failure.ts';
import { useTRPCClient } from '../../api/trpc.ts';
import { formatMoney } from '../../money/format-money.ts';
import { useGoTo } from '../../shell/use-go-to.ts';
import type { Event } from '../event.ts';
import { forgetPurchase, type Purchase, requestKeyFor } from './purchase.ts';

export function QuantityForm({ event: { id, left, price } }: { event: Event }) {
  const [wanted, setWanted] = useState(1);
  const { checkOut, error, busy } = useCheckout();
  const { limits } = useConfig();
  const most = Math.min(limits.ticketsPerOrder, left);
  // Seats can be taken by others after the choice was made.
  const quantity = Math.min(wanted, most);
  const choices = Array.from({ length: most }, (_, index) => String(index + 1));

  function submit(submission: SubmitEvent) {
    submission.preventDefault();
    if (!busy) checkOut({ eventId: id, quantity });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <NativeSelect
          label="Quantity"
          data={choices}
          value={String(quantity)}
          onChange={({ currentTarget }) => setWanted(Number(currentTarget.value))}
        />
        {price !== null && (
          <Group justify="space-between">
            <Text c="dimmed">Total</Text>
            <Text fw={650}>{formatMoney({ ...price, amount: price.amount * quantity })}</Text>
          </Group>
        )}
        <Button type="submit" size="md" loading={busy} leftSection={<Ticket size={18} aria-hidden />}>
          Get tickets
        </Button>
        <ErrorNote error={error} />
        {price !== null && (
          <Text size="xs" c="dimmed">
            You pay on Stripe’s page. Your seats are held for at least {limits.seatsHeldMs / 60_000} minutes.
          </Text>
        )}
      </Stack>
    </form>
  );
}

/** Leads to Stripe's checkout or, for free tickets, to the tickets. */
function useCheckout() {
  const client = useTRPCClient();
  const { going, goTo } = useGoTo();

  async function open(purchase: Purchase) {
    return await client.tickets.checkout.mutate({ ...purchase, requestKey: requestKeyFor(purchase) });
  }

  const { mutate, error, isPending } = useMutation({
    async mutationFn(purchase: Purchase) {
      try {
        return await open(purchase);
      } catch (failure) {
        if (reasonOf(failure) !== 'checkout_gone') throw failure;
        // The order of an earlier visit has expired: this is a new purchase.
        forgetPurchase(purchase);
        return await open(purchase);
      }
    },
    onSuccess({ url }, purchase) {
      // Free tickets need no payment, so that the purchase is complete: the next click is a new one.
      if (new URL(url).origin === window.location.origin) forgetPurchase(purchase);
      goTo(url);
    },
  });
  return { checkOut: mutate, error, busy: isPending || going };
}
