import { createContext, useContext } from 'react';

export interface Config {
  publishableKey: string;
  /** Whether Stripe is set up. Without it the app offers nothing about money. */
  payments: boolean;
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
  return { publishableKey: body.publishableKey, payments: 'payments' in body && body.payments === true };
}

export const ConfigContext = createContext<Config | undefined>(undefined);

export function useConfig(): Config {
  const config = useContext(ConfigContext);
  if (config === undefined) throw new Error('There is no <ConfigContext> around this');
  return config;
}
