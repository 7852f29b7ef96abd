import { createContext, useContext } from 'react';

/** A currency that tickets can be sold in, and how amounts in it are counted. */
export interface Currency {
  code: string;
  /** Decimal places: 2 for euros, none for yen. */
  digits: number;
  /** An amount in minor units must be a multiple of `step`, and at least `least`. */
  step: number;
  least: number;
}

export interface Config {
  publishableKey: string;
  /** Whether Stripe is set up. Without it the app offers nothing about money. */
  payments: boolean;
  /** The first is the default. */
  currencies: Currency[];
}

/** What differs between environments is fetched at run time, so that one build serves them all. */
export async function fetchConfig(): Promise<Config> {
  const response = await fetch('/config.json');
  const body: unknown = await response.json();
  const config = response.ok ? parse(body) : undefined;
  if (config === undefined) throw new Error(`/config.json cannot be used (${response.status})`);
  return config;
}

function parse(body: unknown): Config | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if (!('publishableKey' in body) || typeof body.publishableKey !== 'string') return undefined;
  return {
    publishableKey: body.publishableKey,
    payments: 'payments' in body && body.payments === true,
    currencies: 'currencies' in body && Array.isArray(body.currencies) ? body.currencies.filter(isCurrency) : [],
  };
}

function isCurrency(value: unknown): value is Currency {
  if (typeof value !== 'object' || value === null) return false;
  const isNumber = (name: string) => name in value && typeof Reflect.get(value, name) === 'number';
  return 'code' in value && typeof value.code === 'string' && ['digits', 'step', 'least'].every(isNumber);
}

export const ConfigContext = createContext<Config | undefined>(undefined);

export function useConfig(): Config {
  const config = useContext(ConfigContext);
  if (config === undefined) throw new Error('There is no <ConfigContext> around this');
  return config;
}
