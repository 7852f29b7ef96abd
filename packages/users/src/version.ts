/**
 * How far a version may lie ahead of our clock. Clocks that differ by more than five minutes already fail every signature,
 * so that a day rejects no genuine version; a version years ahead would make all later snapshots stale.
 */
const AHEAD_MS = 24 * 60 * 60 * 1000;

/** The latest plausible `updated_at`. A row with a later one is replaced by any snapshot. */
export function latestVersion(now: Date): number {
  return now.getTime() + AHEAD_MS;
}
