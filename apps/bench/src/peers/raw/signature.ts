import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const TOLERANCE_S = 300;

export function secretKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret.slice('whsec_'.length), 'base64'));
}

/** The id of a delivery that its signature and its time vouch for, or undefined. */
export function verifiedId(headers: IncomingHttpHeaders, body: Buffer, key: KeyObject): string | undefined {
  const { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': given } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof given !== 'string') return undefined;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_S) return undefined;
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  const signed = given.split(' ').some((one) => {
    const bytes = Buffer.from(one.slice('v1,'.length), 'base64');
    return one.startsWith('v1,') && bytes.length === right.length && timingSafeEqual(bytes, right);
  });
  return signed ? id : undefined;
}
