/** A user as the application's earlier database holds them: only what Clerk does not know. */
export interface FormerUser {
  /** In the file that is imported, from 1. */
  line: number;
  oldId: string;
  /** Null when the row has none. */
  clerkId: string | null;
  stripeConnectId: string | null;
  /** ISO 8601. */
  joinedAt: string;
}

/** The users of an earlier database. They are read more than once, and each time from the first. */
export interface FormerUsers {
  read(): AsyncIterable<FormerUser>;
}
