import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { randomId } from '../random-id.ts';
import { privateKeyPem, publicKeyPem } from './signing-key.ts';

const sessionTokenCategory = 'cl_B7d4PD111AAA';
const lifetimeSeconds = 60;
const ownKey = createPrivateKey(privateKeyPem);

export interface TokenSubject {
  userId: string;
  sessionId: string;
  origin: string;
  issuer: string;
  instanceId: string;
  /** When the session began; now, if it has none. */
  signedInAt?: number | undefined;
}

/** Overrides that make a token invalid in tests. A value of undefined removes the claim. */
export interface TokenOverrides {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Signs with this PEM instead of the instance's own key. */
  privateKey?: string;
  /** `none` leaves the signature empty and sets `alg` accordingly. */
  algorithm?: 'RS256' | 'none';
}

export function mintSessionToken(subject: TokenSubject, now: number, overrides: TokenOverrides = {}): string {
  const { algorithm = 'RS256' } = overrides;
  const header = {
    alg: algorithm,
    cat: sessionTokenCategory,
    kid: subject.instanceId,
    typ: 'JWT',
    ...overrides.header,
  };
  const signed = `${encode(header)}.${encode({ ...claims(subject, now), ...overrides.claims })}`;
  if (algorithm === 'none') return `${signed}.`;
  const key = overrides.privateKey === undefined ? ownKey : createPrivateKey(overrides.privateKey);
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function claims(subject: TokenSubject, now: number): Record<string, unknown> {
  const issuedAt = Math.floor(now / 1000);
  return {
    azp: subject.origin,
    exp: issuedAt + lifetimeSeconds,
    fva: [Math.floor((now - (subject.signedInAt ?? now)) / 60_000), -1],
    iat: issuedAt,
    iss: subject.issuer,
    jti: randomId('jti').slice(4),
    nbf: issuedAt - 10,
    sid: subject.sessionId,
    sts: 'active',
    sub: subject.userId,
    v: 2,
  };
}

function encode(part: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

export function jsonWebKeySet(kid: string): { keys: Record<string, unknown>[] } {
  const { kty, n, e } = createPublicKey(publicKeyPem).export({ format: 'jwk' });
  return { keys: [{ use: 'sig', kty, kid, alg: 'RS256', n, e }] };
}
