import { formatNumber } from '../../../language/format-number.ts';

export function inWords({ admitted, expected }: { admitted: number; expected: number }): string {
  return `${formatNumber(admitted)} of ${formatNumber(expected)} in`;
}
