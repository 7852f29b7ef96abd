import type { SessionParams } from '../api/session-params.ts';
import { stripeId } from '../stripe-id.ts';
import type { LineItem } from '../stripe-object.ts';

type Item = SessionParams['line_items'][number];

export function lineItem(
  { price_data: price, quantity, metadata }: Item,
  created: number,
  livemode: boolean,
): LineItem {
  const amount = price.unit_amount * quantity;
  return {
    id: stripeId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: price.product_data.name,
    metadata,
    price: {
      id: stripeId('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created,
      currency: price.currency,
      custom_unit_amount: null,
      livemode,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: stripeId('prod'),
      recurring: null,
      tax_behavior: 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: price.unit_amount,
      // The SDK makes a decimal of it, on the wire it is text.
      unit_amount_decimal: null,
    },
    quantity,
  };
}
