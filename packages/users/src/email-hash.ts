import { createHash } from 'node:crypto';
import type { Tables } from '@ticket-hub/db';
import { type ExpressionBuilder, sql } from 'kysely';

/**
 * What the index on addresses holds instead of them: 24 bits, in which hundreds of the world's addresses are the same. An
 * index of the addresses themselves would keep copies of them in the file after their owner has left.
 */
export function emailHash(email: string): number {
  return createHash('sha256').update(email.toLowerCase()).digest().readUIntBE(0, 3);
}

/** Has this address, in whatever case its letters are written. */
export function hasEmail(email: string) {
  return (eb: ExpressionBuilder<Tables, 'users'>) =>
    eb.and([
      eb('email_hash', '=', emailHash(email)),
      // SQLite knows the case of ASCII letters only.
      eb.or([eb('email', '=', email), eb(sql`lower(email)`, '=', email.toLowerCase())]),
    ]);
}
