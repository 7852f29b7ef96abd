import { type Currency, currencies, type Limits, limits } from '@ticket-hub/ticketing';
import type { Deps } from '../deps.ts';

/** What the web app asks for at run time, so that one build serves every environment and no rule is written twice. */
export interface WebConfig {
  publishableKey: string;
  /** Whether Stripe is set up. Without it the app offers nothing about money. */
  payments: boolean;
  /** What tickets can be sold in. The first is what a new event begins with. */
  currencies: readonly Currency[];
  limits: Limits;
}

export function webConfig({ env, money }: Pick<Deps, 'env' | 'money'>): WebConfig {
  return { publishableKey: env.clerk.publishableKey, payments: money !== undefined, currencies, limits };
}
