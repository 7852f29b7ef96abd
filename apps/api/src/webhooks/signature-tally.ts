import { createHash } from 'node:crypto';

export const REFUSED = 'clerk signature refused';

/** Tells secrets apart without telling them: they have far too much entropy for eight hex digits of a hash to help. */
export function secretTally(secret: string): string {
  return `clerk secret ${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`;
}
