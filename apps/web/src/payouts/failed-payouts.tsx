import { Alert, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useConfig } from '../api/config.ts';
import { digitsIn } from '../money/currencies.ts';
import { formatMoney } from '../money/format-money.ts';
import { Moment } from '../time/moment.tsx';
import { failureWords } from './failure-words.ts';
import type { PayoutStatus } from './payout-view.ts';

/** Payouts that the bank returned, why, and what the user can do about it. */
export function FailedPayouts({ failed }: { failed: PayoutStatus['failedPayouts'] }) {
  const { currencies } = useConfig();
  return (
    <Alert role="alert" color="red" icon={<TriangleAlert aria-hidden />} title="A payout did not reach your bank">
      <Stack gap="xs">
        {failed.map(({ amount, currency, code, failedAt }) => (
          <Text key={currency} size="sm">
            <strong>{formatMoney({ amount, currency, digits: digitsIn(currencies, currency) })}</strong> came back on{' '}
            <Moment at={failedAt} dateOnly />. {failureWords(code)}
          </Text>
        ))}
        <Text size="sm">
          Nothing is lost: the money is in your Stripe balance. Open the Stripe dashboard and update your bank account;
          Stripe then pays it out again. This note disappears once the money has arrived.
        </Text>
      </Stack>
    </Alert>
  );
}
