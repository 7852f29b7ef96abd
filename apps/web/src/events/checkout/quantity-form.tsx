import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { Ticket } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { ErrorNote } from '../../feedback/error-note.tsx';
import { formatMoney } from '../../money/format-money.ts';
import type { Event } from '../event.ts';
import { MOST_TICKETS } from './purchase.ts';
import { useCheckout } from './use-checkout.ts';

export function QuantityForm({ event: { id, left, price } }: { event: Event }) {
  const [wanted, setWanted] = useState(1);
  const { checkOut, error, busy } = useCheckout();
  const most = Math.min(MOST_TICKETS, left);
  // Others buy meanwhile.
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
          label="How many"
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
            You pay on Stripe’s page. Your seats are held for half an hour meanwhile.
          </Text>
        )}
      </Stack>
    </form>
  );
}
