import type { Price } from './format-money.ts';

/** What the organizer gets of a ticket, and what the platform keeps: rounded down, as `config.json` says of `feeBps`. */
export function shareOf(price: Price, feeBps: number): { gets: Price; fee: Price } {
  const fee = Math.floor((price.amount * feeBps) / 10_000);
  return { gets: { ...price, amount: price.amount - fee }, fee: { ...price, amount: fee } };
}
