import type { IncomingHttpHeaders } from 'node:http';
import { type Claim, currentTime, type SigningKey, signingKey, textOf } from './signature.ts';

export interface SvixClaim extends Claim {
  /** The same for all attempts of a delivery. */
  id: string;
}

/** Svix's secrets are base64. */
export function svixKey(secret: string): SigningKey {
  return signingKey('clerk', secret, Buffer.from(secret.slice('whsec_'.length), 'base64'));
}

/**
 * Parses the headers; undefined when one is missing, or the timestamp is off by more than five minutes. Accepts Svix's
 * header names and those of Standard Webhooks.
 */
export function svixClaim(headers: IncomingHttpHeaders, now: Date): SvixClaim | undefined {
  const read = (name: string) => textOf(headers, `svix-${name}`) ?? textOf(headers, `webhook-${name}`);
  const id = read('id');
  const at = currentTime(read('timestamp'), now);
  const signatures = (read('signature') ?? '').split(' ').flatMap(signatureOf);
  if (!id || at === undefined || signatures.length === 0) return undefined;
  return { id, prefix: `${id}.${at}.`, signatures, encoding: 'base64' };
}

function signatureOf(versioned: string): string[] {
  const [version, signature] = versioned.split(',');
  return version === 'v1' && signature ? [signature] : [];
}
