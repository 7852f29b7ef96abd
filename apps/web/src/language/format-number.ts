import { language } from './language.ts';

const format = new Intl.NumberFormat(language);

/** With separators: 1,000. */
export function formatNumber(number: number): string {
  return format.format(number);
}
