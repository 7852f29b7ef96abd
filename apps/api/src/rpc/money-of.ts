import type { Money } from '../deps.ts';
import { Refusal } from '../http/errors.ts';
import type { Context } from './context.ts';

/** Everything about money needs Stripe to be configured. */
export function moneyOf({ deps }: Context): Money {
  if (!deps.money) throw new Refusal('payments_off');
  return deps.money;
}
