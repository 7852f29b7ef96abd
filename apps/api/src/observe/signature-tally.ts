import { createHash } from 'node:crypto';
import type { VendorSource } from './sources.ts';

export function refusedTally(source: VendorSource): string {
  return `${source} signature refused`;
}

/** Tells secrets apart without telling them: they have far too much entropy for eight hex digits of a hash to help. */
export function secretTally(source: VendorSource, secret: string): string {
  return `${source} secret ${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`;
}
