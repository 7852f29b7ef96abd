import { Text } from '@mantine/core';
import { useConfig } from '../api/config.ts';
import { shareOf } from './fee.ts';
import { formatMoney, type Price } from './format-money.ts';

/** For an organizer, beside a price: what of it is theirs. */
export function FeeNote({ price }: { price: Price }) {
  const { feeBps } = useConfig();
  return (
    <Text size="sm" c="dimmed">
      You get {formatMoney(shareOf(price, feeBps).gets)} of each {formatMoney(price)}.
    </Text>
  );
}
