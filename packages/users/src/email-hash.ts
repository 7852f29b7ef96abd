import { hash } from 'node:crypto';
import type { Tables } from '@ticket-hub/db';
import { type ExpressionBuilder, sql } from 'kysely';

/**
 * What the index on e-mail addresses holds instead of them: 24 bits, which hundreds of the world's addresses share. An
 * index on the addresses would keep copies of them in the file after the user was deleted.
 */
export function emailHash(email: string): number {
  return Number.parseInt(hash('sha256', email.toLowerCase()).slice(0, 6), 16);
}

/** Matches rows with this address, ignoring case. */
export function hasEmail(email: string) {
  return (eb: ExpressionBuilder<Tables, 'users'>) =>
    eb.and([
      eb('email_hash', '=', emailHash(email)),
      // SQLite's `lower` handles ASCII letters only.
      eb.or([eb('email', '=', email), eb(sql`lower(email)`, '=', email.toLowerCase())]),
    ]);
}
