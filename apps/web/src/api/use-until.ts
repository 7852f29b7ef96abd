import { useNetwork } from '@mantine/hooks';
import { useEffect, useReducer, useState } from 'react';
import { retryDelay } from './retry-delay.ts';

interface Until<T> {
  value: T | undefined;
  failures: number;
  offline: boolean;
  /** Tries now, and begins to count anew. */
  retry(): void;
}

/**
 * Calls `load`, which must be the same function each time, until it succeeds: later after each failure, and when the browser is
 * online again. Small, as the code that starts the app: what asks the API on pages is TanStack Query, which comes with them.
 */
export function useUntil<T>(load: () => Promise<T>): Until<T> {
  const [value, setValue] = useState<T>();
  const [failures, setFailures] = useState(0);
  const [round, retry] = useReducer((rounds: number) => rounds + 1, 0);
  const { online } = useNetwork();

  // biome-ignore lint/correctness/useExhaustiveDependencies: A new round begins anew.
  useEffect(() => {
    if (!online) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function attempt(failed: number): Promise<void> {
      setFailures(failed);
      try {
        const loaded = await load();
        if (!over) setValue(() => loaded);
      } catch {
        if (over) return;
        setFailures(failed + 1);
        timer = setTimeout(attempt, retryDelay(failed), failed + 1);
      }
    }
    void attempt(0);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [load, online, round]);

  return { value, failures, offline: !online, retry };
}
