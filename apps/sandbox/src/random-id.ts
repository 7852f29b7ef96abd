import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The look of Clerk's and Svix's ids: a prefix and 27 characters. */
export function randomId(prefix: string): string {
  const tail = Array.from(randomBytes(27), (byte) => alphabet[byte % alphabet.length]).join('');
  return `${prefix}_${tail}`;
}
