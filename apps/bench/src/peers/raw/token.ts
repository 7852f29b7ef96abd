import { createPublicKey, verify } from 'node:crypto';
import type { PeerSettings } from '../settings.ts';

/** RS256 by node:crypto with a key made once. Returns whose token it is, or undefined. */
export function tokenReader({ jwtKey, issuer, authorizedParty }: PeerSettings) {
  const key = createPublicKey(jwtKey);
  return (authorization: string | undefined): string | undefined => {
    const [header, payload, signature] = (authorization ?? '').slice('Bearer '.length).split('.');
    if (!header || !payload || !signature) return undefined;
    if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')))
      return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const now = Date.now() / 1000;
    const counts = claims.nbf <= now + 5 && claims.exp > now - 5;
    return counts && claims.iss === issuer && claims.azp === authorizedParty ? claims.sub : undefined;
  };
}
