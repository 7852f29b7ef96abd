import type { WebConfig } from '@ticket-hub/api/router';
import { createContext, useContext } from 'react';

export type Config = WebConfig;
export type Currency = Config['currencies'][number];

/** What differs between environments is fetched at run time, so that one build serves them all. */
export async function fetchConfig(): Promise<Config> {
  const response = await fetch('/config.json');
  const body: unknown = await response.json();
  if (!response.ok || !isConfig(body)) throw new Error(`/config.json cannot be used (${response.status})`);
  return body;
}

/** The API that serves this page is of the same version: what else answers here has nothing of it. */
function isConfig(body: unknown): body is Config {
  if (typeof body !== 'object' || body === null) return false;
  return ['publishableKey', 'payments', 'currencies', 'limits', 'feeBps'].every((name) => name in body);
}

export const ConfigContext = createContext<Config | undefined>(undefined);

export function useConfig(): Config {
  const config = useContext(ConfigContext);
  if (config === undefined) throw new Error('There is no <ConfigContext> around this');
  return config;
}
