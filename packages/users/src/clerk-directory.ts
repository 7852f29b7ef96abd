import type { ClerkUser } from './clerk-user.ts';

/**
 * What Ticket Hub asks of Clerk; `apps/api` fills it in with Clerk's Backend API. `unavailable` stands for every trouble
 * that says nothing about the users: down, slow, rate limited, refused, not understood. `invalid` is one user whom Clerk
 * knows, but shows in a way that cannot be understood.
 */
export interface ClerkDirectory {
  /** `unknown` only when Clerk itself says that it has no user of this id. */
  getUser(clerkId: string): Promise<ClerkUser | 'invalid' | 'unknown' | 'unavailable'>;
  /** Up to `PAGE` users in the order of their creation, from the one after `cursor`, who may have gone meanwhile. */
  listUsers(cursor: string | null): Promise<Shown[] | 'unknown_cursor' | 'unavailable'>;
  /** Those of up to `IDS_A_CALL` ids whom Clerk lists. Who is left out is not proven to be gone. */
  findUsers(clerkIds: string[]): Promise<Shown[] | 'unavailable'>;
  /** `refused`: Clerk does not take our key. */
  countUsers(): Promise<number | 'refused' | 'unavailable'>;
  deleteUser(clerkId: string): Promise<'deleted' | 'unknown' | 'unavailable'>;
  /** Whether it is the instance that our users' tokens come from, as far as that can be told. */
  checkInstance(): Promise<'ours' | 'another' | 'unavailable'>;
}

/** One of those whom Clerk lists. */
export interface Shown {
  id: string;
  user: ClerkUser | 'invalid';
}

/** Clerk's own limits: the longest page, and the most ids in a filter. */
export const PAGE = 500;
export const IDS_A_CALL = 100;
