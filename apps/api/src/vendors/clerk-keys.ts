import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { Env } from '../env.ts';
import type { Ask } from './ask.ts';
import type { ClerkApi } from './clerk-api.ts';

/** The shortest time between two fetches of Clerk's keys, however many tokens name an unknown key. */
const COOLDOWN_MS = 30_000;
/** Shorter after a failure, so that requests succeed soon after Clerk has recovered. */
const FAILURE_COOLDOWN_MS = 1_000;

/** The PEM of the key with this id, or undefined. Rejects when Clerk's keys cannot be fetched. */
export type FindKey = (kid: string) => Promise<string | undefined>;

interface Ports {
  api: ClerkApi;
  ask: Ask;
}

/** Uses `CLERK_JWT_KEY` if set, without the network. Otherwise Clerk's JWKS, fetched for an unknown key id and cached. */
export function clerkKeys({ api, ask }: Ports, { jwtKey }: Env['clerk']): FindKey {
  if (jwtKey !== undefined) return async () => jwtKey;

  let known = new Map<string, string>();
  /** The latest fetch, pending or finished: all callers share its result until the cooldown ends. */
  let attempt: Promise<Map<string, string>> | undefined;
  let coolsUntil = Number.NEGATIVE_INFINITY;

  async function refresh(): Promise<Map<string, string>> {
    coolsUntil = Number.POSITIVE_INFINITY;
    let cooldown = FAILURE_COOLDOWN_MS;
    try {
      known = await ask((signal) => fetchKeys(api, signal));
      cooldown = COOLDOWN_MS;
      return known;
    } finally {
      coolsUntil = performance.now() + cooldown;
    }
  }

  return async (kid) => {
    const key = known.get(kid);
    if (key !== undefined) return key;
    if (attempt === undefined || performance.now() >= coolsUntil) attempt = refresh();
    return (await attempt).get(kid);
  };
}

const jwks = z.object({ keys: z.array(z.object({ kid: z.string(), kty: z.string(), n: z.string(), e: z.string() })) });

/** Clerk's public keys as PEM, by their ids. */
export async function fetchKeys(api: ClerkApi, signal: AbortSignal): Promise<Map<string, string>> {
  const { keys } = jwks.parse(await api.get('/jwks', signal));
  const pems = keys.map(({ kid, ...jwk }) => {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return [kid, key.export({ type: 'spki', format: 'pem' }).toString()] as const;
  });
  return new Map(pems);
}
