import { verifyToken } from '@clerk/backend';
import { decodeJwt } from '@clerk/backend/jwt';
import { clerkId } from '@ticket-hub/users';
import { z } from 'zod';
import type { Env } from '../env.ts';
import type { FindKey } from './clerk-keys.ts';

/** Marks a session token in its header; a token made from a JWT template, meant for somebody else, has another mark. */
const SESSION_TOKEN = 'cl_B7d4PD111AAA';

const header = z.object({ kid: z.string(), cat: z.literal(SESSION_TOKEN).optional() });
/** `verifyToken` lets pending sessions through: people who have not finished what their organization asks of them. */
const claims = z.object({ sub: clerkId, sid: z.string(), sts: z.literal('active').optional() });

/** The Clerk id of whom a token speaks for, `invalid`, or `unavailable` when Clerk's keys cannot be had. */
type Verified = { clerkId: string } | 'invalid' | 'unavailable';
export type VerifySessionToken = (token: string) => Promise<Verified>;

/** https://clerk.com/docs/guides/sessions/session-tokens */
export function sessionTokens(findKey: FindKey, { issuer, authorizedParties }: Env['clerk']): VerifySessionToken {
  return async (token) => {
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
      const payload = await verifyToken(token, { jwtKey, issuer, authorizedParties });
      const parsed = claims.safeParse(payload);
      return parsed.success ? { clerkId: parsed.data.sub } : 'invalid';
    } catch {
      return 'invalid';
    }
  };
}

function keyId(token: string): string | undefined {
  try {
    return header.parse(decodeJwt(token).header).kid;
  } catch {
    return undefined;
  }
}
