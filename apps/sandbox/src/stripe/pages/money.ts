const currencies = new Map<string, Intl.NumberFormat>();

/** Minor units as people read them. */
export function money(amount: number, currency: string): string {
  const format = currencies.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency });
  currencies.set(currency, format);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
