import { createPublicKey } from 'node:crypto';
import type { ClerkClient } from '@clerk/backend';
import type { Env } from '../env.ts';
import { inTime } from './in-time.ts';

/** At most so often is Clerk asked for its keys, however many tokens name a key that does not exist. */
const COOLDOWN_MS = 30_000;

/** The PEM of the key that a token names: `undefined` when there is none. Rejects when Clerk cannot be asked. */
export type FindKey = (kid: string) => Promise<string | undefined>;

/** `CLERK_JWT_KEY` when it is set: no network then. Otherwise Clerk's JWKS, fetched when a new key is named and kept. */
export function clerkKeys(clerk: ClerkClient, { jwtKey }: Env['clerk']): FindKey {
  if (jwtKey !== undefined) return async () => jwtKey;

  let known = new Map<string, string>();
  let fetching: Promise<Map<string, string>> | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;

  async function refresh(): Promise<Map<string, string>> {
    known = await inTime(fetchKeys(clerk));
    fetchedAt = performance.now();
    return known;
  }

  return async (kid) => {
    const key = known.get(kid);
    if (key !== undefined || performance.now() - fetchedAt < COOLDOWN_MS) return key;
    fetching ??= refresh().finally(() => {
      fetching = undefined;
    });
    return (await fetching).get(kid);
  };
}

/** Clerk's public keys as PEM, by their ids. */
export async function fetchKeys(clerk: ClerkClient): Promise<Map<string, string>> {
  const { keys } = await clerk.jwks.getJwks();
  const pems = (keys ?? []).map(({ kid, kty, n, e }) => {
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    return [kid, key.export({ type: 'spki', format: 'pem' }).toString()] as const;
  });
  return new Map(pems);
}
