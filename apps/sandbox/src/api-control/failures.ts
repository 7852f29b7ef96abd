export interface ApiFailure {
  status: number;
  /** Seconds, for 429. */
  retryAfter?: number;
  /** How many requests fail; all of them, until heal(), if left out. */
  times?: number;
  /** Only paths that begin so, such as `/v1/users/count`. */
  path?: string;
  /** Answered as it is, as text/html: what a proxy or a wrong base URL says. */
  body?: string;
  /** JSON that never ends, for as long as the caller reads. */
  endless?: boolean;
}

/** Faults that wait for requests, each for as many as it was asked to strike. */
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
