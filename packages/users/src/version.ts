/**
 * How far a version may lie ahead of our clock. Clocks that differ by more than five minutes already fail every
 * signature, so that a day refuses nothing that is true; a version of years ahead would make all that follow stale.
 */
const AHEAD_MS = 24 * 60 * 60 * 1000;

/** The latest `updated_at` that Clerk can have meant. A row with a later one, written by mistake, gives way to any snapshot. */
export function latestVersion(now: Date): number {
  return now.getTime() + AHEAD_MS;
}
