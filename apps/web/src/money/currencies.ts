/**
 * Those on offer. Stripe takes more, but not of all does it count the minor units as ISO 4217 does: that of HUF, ISK, TWD
 * and UGX differs, and currencies of three digits must end in 0. https://docs.stripe.com/currencies
 */
const codes = [
  'AUD',
  'BRL',
  'CAD',
  'CHF',
  'CZK',
  'DKK',
  'EUR',
  'GBP',
  'HKD',
  'ILS',
  'INR',
  'JPY',
  'MXN',
  'NOK',
  'NZD',
  'PLN',
  'RON',
  'SEK',
  'SGD',
  'USD',
  'ZAR',
];

export const FIRST_CURRENCY = 'EUR';

/** Also the one that an event has already, whatever it is. */
export function currencyChoices(current: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return [...new Set([...codes, current])].map((code) => ({ value: code, label: `${code}, ${names.of(code)}` }));
}
