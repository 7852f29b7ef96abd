import type { Answers } from '../api/trpc.ts';

export type Price = NonNullable<Answers['events']['byId']['price']>;

/** As the reader writes it. */
export function formatMoney({ amount, currency }: Price): string {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return format.format(amount / 10 ** digitsOf(currency));
}

/** Null is free. */
export function formatPrice(price: Price | null): string {
  return price === null ? 'Free' : formatMoney(price);
}

/** How many digits its minor units take: 2 for cents, none for yen. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
