import type { Currency } from '../api/config.ts';
import { language } from '../language/language.ts';

/** With their names, as options of a select. */
export function currencyChoices(currencies: readonly Currency[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return currencies.map(({ code }) => ({ value: code, label: `${code}, ${names.of(code)}` }));
}

export function digitsIn(currencies: readonly Currency[], code: string): number {
  return currencies.find((currency) => currency.code === code)?.digits ?? 2;
}
