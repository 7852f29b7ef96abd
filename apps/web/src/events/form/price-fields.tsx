import { NativeSelect, NumberInput, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useConfig } from '../../api/config.ts';
import { currencyChoices, digitsIn } from '../../money/currencies.ts';
import { FeeNote } from '../../money/fee-note.tsx';
import { amountOf, type EventFields } from './event-fields.ts';

interface PriceFieldsProps {
  form: UseFormReturnType<EventFields>;
  priceFixed: boolean;
}

/** Capacity and price. Without payments every event is free, so that the price is not asked for. */
export function PriceFields({ form, priceFixed }: PriceFieldsProps) {
  const { payments, currencies } = useConfig();
  const { pricing, currency } = form.getValues();
  const amount = amountOf(form.getValues(), currencies);
  return (
    <Stack gap="lg">
      <NumberInput
        label="Capacity"
        description="Number of seats."
        withAsterisk
        hideControls
        allowDecimal={false}
        thousandSeparator=","
        allowNegative={false}
        maw={220}
        {...form.getInputProps('capacity')}
      />
      {payments && (
        <Radio.Group
          label="Price"
          {...(priceFixed && { description: 'The price of a published event cannot be changed.' })}
          {...form.getInputProps('pricing')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="free" label="Free" disabled={priceFixed} />
            <Radio value="paid" label="Paid, through Stripe" disabled={priceFixed} />
          </Stack>
        </Radio.Group>
      )}
      {payments && pricing === 'paid' && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <NumberInput
            label="Ticket price"
            withAsterisk
            hideControls
            disabled={priceFixed}
            decimalScale={digitsIn(currencies, currency)}
            allowNegative={false}
            allowedDecimalSeparators={['.', ',']}
            {...form.getInputProps('price')}
          />
          <NativeSelect
            label="Currency"
            data={currencyChoices(currencies)}
            disabled={priceFixed}
            {...form.getInputProps('currency')}
          />
        </SimpleGrid>
      )}
      {payments && amount > 0 && <FeeNote price={{ amount, currency, digits: digitsIn(currencies, currency) }} />}
      {payments && pricing === 'paid' && !priceFixed && (
        <Text size="sm" c="dimmed">
          To publish a paid event, you need a Stripe account that can receive payments. A draft needs none.
        </Text>
      )}
    </Stack>
  );
}
