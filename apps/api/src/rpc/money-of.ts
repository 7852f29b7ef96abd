import type { Money } from '../deps.ts';
import { rpcError } from '../http/errors.ts';
import type { Context } from './context.ts';

/** Everything about money needs Stripe to be configured. */
export function moneyOf({ deps }: Context): Money {
  if (!deps.money) throw rpcError('payments_off');
  return deps.money;
}
