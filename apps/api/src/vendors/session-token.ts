import { hash } from 'node:crypto';
import { verifyToken } from '@clerk/backend';
import { decodeJwt } from '@clerk/backend/jwt';
import { clerkId } from '@ticket-hub/users';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Env } from '../env.ts';
import type { FindKey } from './clerk-keys.ts';

/** The `cat` header of a session token. Tokens from JWT templates, meant for other audiences, have another value. */
const SESSION_TOKEN = 'cl_B7d4PD111AAA';

const header = z.object({ kid: z.string(), cat: z.literal(SESSION_TOKEN).optional() });
/** Rejects pending sessions, which `verifyToken` accepts: users who have not completed their organization's tasks. */
const claims = z.object({
  sub: clerkId,
  sid: z.string(),
  sts: z.literal('active').optional(),
  iss: z.string(),
  azp: z.string(),
  nbf: z.number(),
  exp: z.number(),
  /** Minutes since the first and the second factor were verified when the token was made; -1: never. */
  fva: z.tuple([z.number(), z.number()]).optional().catch(undefined),
  /** Who acts for them: https://clerk.com/docs/guides/users/impersonation */
  act: z.unknown().optional(),
});

type Claims = z.output<typeof claims>;

/** `verifyToken`'s default clock skew. */
const CLOCK_SKEW_S = 5;
/** Enough for this many concurrent users, because a token lasts a minute. */
const CACHE_SIZE = 10_000;

export interface Session {
  clerkId: string;
  /**
   * Minutes since they last proved who they are, with their strongest factor. Null if the token does not say, or is that of
   * somebody who acts for them.
   */
  factorAge: number | null;
}

/** The token's session, `invalid`, or `unavailable` when Clerk's keys cannot be fetched. */
type Verified = Session | 'invalid' | 'unavailable';
export type VerifySessionToken = (token: string) => Promise<Verified>;

/**
 * https://clerk.com/docs/guides/sessions/session-tokens
 *
 * A token is sent with every request for a minute. Its signature is verified once, by `verifyToken`, and cached under a
 * hash of the whole token; its times, issuer and authorized party are checked each time.
 */
export function sessionTokens(
  findKey: FindKey,
  { issuer, authorizedParties }: Env['clerk'],
  now: () => Date,
): VerifySessionToken {
  const verified = new LRUCache<string, Claims>({ max: CACHE_SIZE });

  function stillCounts({ iss, azp, nbf, exp }: Claims): boolean {
    const at = now().getTime() / 1_000;
    return nbf <= at + CLOCK_SKEW_S && at - CLOCK_SKEW_S < exp && iss === issuer && authorizedParties.includes(azp);
  }

  async function verify(token: string): Promise<Claims | 'invalid' | 'unavailable'> {
    const kid = keyId(token);
    if (kid === undefined) return 'invalid';
    let jwtKey: string | undefined;
    try {
      jwtKey = await findKey(kid);
    } catch {
      return 'unavailable';
    }
    if (jwtKey === undefined) return 'invalid';
    try {
      return claims.parse(await verifyToken(token, { jwtKey, issuer, authorizedParties }));
    } catch {
      return 'invalid';
    }
  }

  return async (token) => {
    const key = hash('sha256', token, 'base64url');
    const known = verified.get(key);
    if (known && stillCounts(known)) return sessionOf(known);
    const answer = await verify(token);
    if (typeof answer === 'string') return answer;
    if (!stillCounts(answer)) return 'invalid';
    verified.set(key, answer);
    return sessionOf(answer);
  };
}

function sessionOf({ sub, act, fva: [first, second] = [-1, -1] }: Claims): Session {
  if (act !== undefined) return { clerkId: sub, factorAge: null };
  const age = second === -1 ? first : second;
  return { clerkId: sub, factorAge: age === -1 ? null : age };
}

function keyId(token: string): string | undefined {
  try {
    return header.parse(decodeJwt(token).header).kid;
  } catch {
    return undefined;
  }
}
