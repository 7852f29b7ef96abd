import { createHash } from 'node:crypto';
import type { VendorSource } from './sources.ts';

export function refusedTally(source: VendorSource): string {
  return `${source} signature refused`;
}

/** Identifies a secret without revealing it: secrets have too much entropy for eight hex digits of a hash to help guess them. */
export function secretTally(source: VendorSource, secret: string): string {
  return `${source} secret ${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`;
}
