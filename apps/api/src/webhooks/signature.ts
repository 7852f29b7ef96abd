import { isUtf8 } from 'node:buffer';
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { secretTally } from '../observe/signature-tally.ts';
import type { VendorSource } from '../observe/sources.ts';

/** A parsed webhook secret. */
export interface SigningKey {
  /** Identifies the secret without revealing it. */
  tally: string;
  key: KeyObject;
}

/** What a delivery's headers claim. */
export interface Claim {
  /** The signed content is this prefix followed by the body. */
  prefix: string;
  signatures: readonly string[];
  encoding: 'base64' | 'hex';
}

/** How far a delivery's time may differ from ours, in either direction. */
const TOLERANCE_S = 300;

export function signingKey(source: VendorSource, secret: string, bytes: Buffer): SigningKey {
  return { tally: secretTally(source, secret), key: createSecretKey(bytes) };
}

/** A header; Node has joined repeated ones by commas, as `Headers` does. */
export function textOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Parses Unix seconds as the vendors' verifiers do; undefined when outside the tolerance. */
export function currentTime(seconds: string | null | undefined, now: Date): number | undefined {
  const at = Number.parseInt(seconds ?? '', 10);
  return Math.abs(Math.floor(now.getTime() / 1000) - at) <= TOLERANCE_S ? at : undefined;
}

/** The key that signed this body and claim. */
export function signerOf(body: Buffer, claim: Claim, keys: readonly SigningKey[]): SigningKey | undefined {
  const signed = isUtf8(body) ? body : asText(body);
  return keys.find(({ key }) => {
    const right = createHmac('sha256', key).update(claim.prefix).update(signed).digest(claim.encoding);
    return claim.signatures.some((signature) => sameText(signature, right));
  });
}

/** The vendors sign text: invalid UTF-8 is verified, and later parsed, as the text that it decodes to. */
function asText(body: Buffer): Buffer {
  return Buffer.from(body.toString('utf8'));
}

function sameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
