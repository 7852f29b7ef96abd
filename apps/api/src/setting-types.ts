import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

export const list = z.string().transform((value) => value.split(',').map((item) => item.trim()));
export const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
export const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));

/** Of this machine. Visitors of a public site would be sent to another's. */
export const loopbackOrigin = origin.refine((url) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname));

/** A longer one leads to times that no `Date` can hold. */
const LONGEST_MS = 3_650 * 864e5;
/** What a timer of Node's, and a time limit of Postgres', can hold. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `90s`, `15m`, `1h`, `7d`, or `0`; in milliseconds. */
export const duration = z
  .string()
  .regex(/^(0|[1-9]\d*[smhd])$/)
  .transform((text) => Number.parseInt(text, 10) * ({ s: 1e3, m: 6e4, h: 36e5, d: 864e5 }[text.slice(-1)] ?? 0))
  .refine((ms) => ms <= LONGEST_MS);
export const timer = duration.refine((ms) => ms <= LONGEST_TIMER_MS);

/** @clerk/backend accepts RSA keys of 2048 bits. In a .env file a line break may stand as a literal `\n`. */
export const jwtKey = z
  .string()
  .transform((value) => value.replaceAll('\\n', '\n'))
  .refine((pem) => {
    try {
      return createPublicKey(pem).asymmetricKeyDetails?.modulusLength === 2048;
    } catch {
      return false;
    }
  });

/** Svix's are base64, padded: one that was cut off when it was copied would refuse every delivery. */
export const svixSecret = z
  .string()
  .startsWith('whsec_')
  .refine((secret) => {
    const key = secret.slice('whsec_'.length);
    return key !== '' && Buffer.from(key, 'base64').toString('base64') === key;
  });
export const stripeSecret = z.string().regex(/^whsec_\S+$/);
