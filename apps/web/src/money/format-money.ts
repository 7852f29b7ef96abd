import type { Answers } from '../api/trpc.ts';
import { language } from '../language/language.ts';

export type Price = NonNullable<Answers['events']['byId']['price']>;

/** In the page's language. */
export function formatMoney({ amount, currency, digits }: Price): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(amount / 10 ** digits);
}

/** Null is free. */
export function formatPrice(price: Price | null): string {
  return price === null ? 'Free' : formatMoney(price);
}
