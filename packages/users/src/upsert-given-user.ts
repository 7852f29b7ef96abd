import type { Transaction } from '@ticket-hub/db';
import { clerkUser } from './clerk-user.ts';
import { type Upserted, upsertUser } from './upsert-user.ts';

/** What somebody knows of a user who has no object of Clerk's at hand. */
export interface GivenUser {
  clerkId: string;
  email: string;
  firstName?: string | undefined;
  lastName?: string | undefined;
  imageUrl?: string | undefined;
}

/** Older than anything that Clerk says. */
const GIVEN_VERSION = 0;

/**
 * Creates a user from what is given, or replaces what was given before. It is of no version of Clerk's: any snapshot of Clerk's
 * is newer and replaces all of it, and where one has come the answer is `stale`. The deleted stay deleted (`ignored`).
 */
export async function upsertGivenUser(tx: Transaction, given: GivenUser, now: Date): Promise<Upserted['outcome']> {
  const user = clerkUser.parse({
    id: given.clerkId,
    first_name: given.firstName,
    last_name: given.lastName,
    image_url: given.imageUrl,
    ...(given.email !== '' && {
      primary_email_address_id: 'given',
      email_addresses: [{ id: 'given', email_address: given.email }],
    }),
    updated_at: GIVEN_VERSION,
  });
  const upserted = await upsertUser(tx, user, { now });
  // Both are given: the later call counts.
  if (upserted.outcome === 'undecided') return (await upsertUser(tx, user, { now, over: upserted.revision })).outcome;
  return upserted.outcome;
}
