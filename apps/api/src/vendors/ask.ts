/** Sends a request to Clerk within a limit, with the signal of its timeout. Rejects when there is no response. */
export type Ask = <T>(request: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** Timeout of one response, including its body. A user may be waiting for the page. */
export const RESPONSE_TIMEOUT_MS = 5_000;
