interface Kept<T> {
  until: number;
  answer: Promise<T>;
}

interface Memory {
  now: () => Date;
  /** For how long an answer is good. */
  forMs: number;
  /** Of how many keys; the oldest is forgotten first. */
  most: number;
}

export interface Remembered<T> {
  ask(key: string): Promise<T>;
  /** Something has happened to it: the next one asks anew. */
  forget(key: string): void;
}

/** Asks once, however many ask for the same thing meanwhile, and keeps the answer for a moment. */
export function rememberBriefly<T>(ask: (key: string) => Promise<T>, { now, forMs, most }: Memory): Remembered<T> {
  const kept = new Map<string, Kept<T>>();
  return {
    async ask(key) {
      const at = now().getTime();
      const known = kept.get(key);
      if (known && at < known.until) return await known.answer;
      const answer = ask(key);
      kept.delete(key);
      kept.set(key, { until: at + forMs, answer });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return await answer.catch((error: unknown) => {
        kept.delete(key);
        throw error;
      });
    },
    forget: (key) => void kept.delete(key),
  };
}
