/** What may be sold in, as Stripe counts it. https://docs.stripe.com/currencies */
export interface Currency {
  /** ISO 4217. */
  code: string;
  /** How many digits its minor units take: 2 for cents, 0 for yen. Not everywhere those of ISO 4217. */
  digits: 0 | 2 | 3;
  /** An amount in minor units is a multiple of this. */
  step: 1 | 10 | 100;
  /** The least that Stripe charges, where that is known; it also asks for more in the currency of somebody's bank account. */
  least: number;
}

const two = (code: string, least = 1): Currency => ({ code, digits: 2, step: 1, least });
const none = (code: string, least = 1): Currency => ({ code, digits: 0, step: 1, least });
/** Three digits, of which the last is 0. */
const three = (code: string): Currency => ({ code, digits: 3, step: 10, least: 10 });
/** Has no minor units any more, but is counted with two digits that are 0. */
const hundreds = (code: string): Currency => ({ code, digits: 2, step: 100, least: 100 });

/**
 * HUF and TWD are charged with two digits; only payouts are whole there, which is between the organizer's bank and Stripe.
 * The first is what a new event begins with.
 */
export const currencies: readonly Currency[] = [
  two('EUR', 50),
  two('AED', 200),
  two('AUD', 50),
  three('BHD'),
  none('BIF'),
  two('BRL', 50),
  two('CAD', 50),
  two('CHF', 50),
  none('CLP'),
  two('CZK', 1_500),
  none('DJF'),
  two('DKK', 250),
  two('GBP', 30),
  none('GNF'),
  two('HKD', 400),
  two('HUF', 17_500),
  two('ILS', 50),
  two('INR', 50),
  hundreds('ISK'),
  three('JOD'),
  none('JPY', 50),
  none('KMF'),
  none('KRW', 50),
  three('KWD'),
  none('MGA'),
  two('MXN', 1_000),
  two('MYR', 200),
  two('NOK', 300),
  two('NZD', 50),
  three('OMR'),
  two('PLN', 200),
  none('PYG'),
  two('RON', 200),
  none('RWF'),
  two('SEK', 300),
  two('SGD', 50),
  two('THB', 1_000),
  three('TND'),
  two('TWD'),
  hundreds('UGX'),
  two('USD', 50),
  none('VND'),
  none('VUV'),
  none('XAF'),
  none('XOF'),
  none('XPF'),
  two('ZAR', 50),
];

const byCode = new Map(currencies.map((currency) => [currency.code, currency]));

export function currencyOf(code: string): Currency | undefined {
  return byCode.get(code);
}
