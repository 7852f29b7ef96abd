import { type Currency, currencies, type Limits, limits } from '@ticket-hub/ticketing';
import type { Deps } from '../deps.ts';

/** The web app's run-time configuration, so that one build serves every environment and no rule is duplicated. */
export interface WebConfig {
  publishableKey: string;
  /** Whether Stripe is configured. Without it the app hides everything about payments. */
  payments: boolean;
  /** Currencies in which tickets can be sold. The first is the default of a new event. */
  currencies: readonly Currency[];
  limits: Limits;
  /** What the platform keeps of a ticket, in basis points, rounded down to a minor unit. */
  feeBps: number;
  /** In development: where the vendors are played. A bar of the app leads there. */
  missionControl: string | null;
}

export function webConfig({ env, money }: Pick<Deps, 'env' | 'money'>): WebConfig {
  return {
    publishableKey: env.clerk.publishableKey,
    payments: money !== undefined,
    currencies,
    limits,
    feeBps: env.stripe?.feeBps ?? 0,
    missionControl: env.missionControlUrl ?? null,
  };
}
