/** Puts a question to Clerk when its turn has come, with the signal that ends it. Rejects when there is no answer. */
export type Ask = <T>(question: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** How long one answer may take, its last byte included. Someone may be waiting for the page. */
export const ANSWER_WITHIN_MS = 5_000;
