const SHORTEST_MS = 1_000;
const LONGEST_MS = 15_000;

/** Doubles each time. Spread out, so that a restarted API does not meet all browsers in one moment. */
export function pauseBefore(attempt: number): number {
  return Math.min(SHORTEST_MS * 2 ** attempt, LONGEST_MS) * (0.75 + Math.random() / 2);
}
