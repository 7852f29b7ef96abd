import { Stack } from '@mantine/core';
import { CreditCard } from 'lucide-react';
import { useConfig } from '../api/config.ts';
import { Message } from '../feedback/message.tsx';
import { PageHead } from '../feedback/page-head.tsx';
import { Payouts } from './payouts.tsx';

export function PayoutsPage() {
  const { payments } = useConfig();
  if (!payments) {
    return (
      <Message
        icon={CreditCard}
        title="There are no payments here"
        text="This Ticket Hub takes no money: every event is free, and there is nothing to be paid out."
      />
    );
  }
  return (
    <Stack gap="lg">
      <PageHead title="Payouts" note="How the money for your events reaches you." />
      <Payouts />
    </Stack>
  );
}
