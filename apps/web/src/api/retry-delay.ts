const SHORTEST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;

/** Doubles each time. Random, so that the browsers do not all come back to a restarted API at the same moment. */
export function retryDelay(attempt: number): number {
  return Math.min(SHORTEST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS) * (0.75 + Math.random() / 2);
}
