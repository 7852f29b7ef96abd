import type { ClerkUser } from './clerk-user.ts';

/**
 * What Ticket Hub needs from Clerk; `apps/api` implements it with Clerk's Backend API. `unavailable` covers every failure
 * that says nothing about the users: down, slow, rate limited, refused, unparsable. `invalid` is a user whom Clerk knows,
 * but whose data cannot be parsed.
 */
export interface ClerkDirectory {
  /** `unknown` only when Clerk itself says that it has no user with this id. */
  getUser(clerkId: string): Promise<ClerkUser | 'invalid' | 'unknown' | 'unavailable'>;
  /** Up to `PAGE` users in order of creation, after `cursor`, who may have been deleted meanwhile. */
  listUsers(cursor: string | null): Promise<Shown[] | 'unknown_cursor' | 'unavailable'>;
  /** Those of up to `IDS_A_CALL` ids that Clerk lists. A missing id does not prove that the user is deleted. */
  findUsers(clerkIds: string[]): Promise<Shown[] | 'unavailable'>;
  /** `refused`: Clerk rejects the secret key. */
  countUsers(): Promise<number | 'refused' | 'unavailable'>;
  deleteUser(clerkId: string): Promise<'deleted' | 'unknown' | 'unavailable'>;
  /** Whether the secret key belongs to the instance that issues our users' tokens, as far as that can be checked. */
  checkInstance(): Promise<'ours' | 'another' | 'unavailable'>;
}

/** A user in a list from Clerk. */
export interface Shown {
  id: string;
  user: ClerkUser | 'invalid';
}

/** Clerk's own limits: the longest page, and the most ids in a filter. */
export const PAGE = 500;
export const IDS_A_CALL = 100;
