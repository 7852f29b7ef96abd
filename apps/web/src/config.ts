export interface Config {
  publishableKey: string;
}

/** What differs between environments comes at run time, so that one build serves them all. */
export async function fetchConfig(): Promise<Config> {
  const response = await fetch('/config.json');
  const body: unknown = await response.json();
  if (!response.ok || !isConfig(body)) throw new Error(`/config.json cannot be used (${response.status})`);
  return body;
}

function isConfig(body: unknown): body is Config {
  return (
    typeof body === 'object' && body !== null && 'publishableKey' in body && typeof body.publishableKey === 'string'
  );
}
