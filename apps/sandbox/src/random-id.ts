import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Seconds from 1970 to the beginning of the KSUID's time. */
const KSUID_EPOCH_S = 1_400_000_000;

/**
 * An id in the format of Clerk and Svix: a prefix and a KSUID, which begins with the second of its making, so that later
 * ids sort after earlier ones. https://github.com/segmentio/ksuid
 */
export function randomId(prefix: string): string {
  const bytes = randomBytes(20);
  bytes.writeUInt32BE(Math.floor(Date.now() / 1000) - KSUID_EPOCH_S);
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; rest > 0n; rest /= 62n) text = alphabet.charAt(Number(rest % 62n)) + text;
  return `${prefix}_${text.padStart(27, '0')}`;
}

export function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}
