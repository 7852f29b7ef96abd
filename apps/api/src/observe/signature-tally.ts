import { createHash } from 'node:crypto';
import type { VendorSource } from './sources.ts';

export function refusedTally(source: VendorSource): string {
  return `${source} signature refused`;
}

/** Identifies a secret without revealing it: eight hex digits of its hash say too little about its entropy. */
export function secretTally(source: VendorSource, secret: string): string {
  return `${source} secret ${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`;
}
