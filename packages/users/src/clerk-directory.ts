import type { ClerkUser } from './clerk-user.ts';

/** What Ticket Hub asks of Clerk. `apps/api` fills it in with Clerk's Backend API. */
export interface ClerkDirectory {
  /** `unknown` only when Clerk says that it has no such user; every other trouble is `unavailable`. */
  getUser(clerkId: string): Promise<ClerkUser | 'unknown' | 'unavailable'>;
}
