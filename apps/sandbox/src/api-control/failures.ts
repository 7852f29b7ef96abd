export interface ApiFailure {
  status: number;
  /** Seconds, for 429. */
  retryAfter?: number;
  /** How many requests fail; all of them, until heal(), if left out. */
  times?: number;
  /** Only paths that begin so, such as `/v1/users/count`. */
  path?: string;
  /** Sent verbatim as text/html, as a proxy or a wrong base URL would. */
  body?: string;
  /** JSON that never ends while the client reads. */
  endless?: boolean;
}

/** A queue of faults, each of which applies to a number of requests. */
export function createFailures<F extends { times?: number; path?: string }>() {
  let waiting: F[] = [];
  return {
    add: (fault: F) => void waiting.push(fault),
    clear() {
      waiting = [];
    },
    strike(path: string): F | undefined {
      const found = waiting.find((candidate) => path.startsWith(candidate.path ?? ''));
      if (found?.times === undefined) return found;
      const left = found.times - 1;
      waiting = waiting.flatMap((other) => (other !== found ? other : left > 0 ? { ...other, times: left } : []));
      return found;
    },
  };
}
