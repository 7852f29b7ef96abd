import type { Database } from '@ticket-hub/db';
import { everything } from '@ticket-hub/db';

/** The topics of one audience until `end`. What comes while the reader is busy is handed over in one go. */
export async function* topicsFor(
  changes: Database['changes'],
  audience: string,
  end: AbortSignal,
): AsyncGenerator<string[], void> {
  const pending = new Set(everything.topics);
  let wake = Promise.withResolvers<void>();
  const unsubscribe = changes.subscribe((change) => {
    for (const topic of change.topics) pending.add(topic);
    wake.resolve();
  }, audience);
  const onEnd = () => wake.resolve();
  end.addEventListener('abort', onEnd);
  try {
    while (!end.aborted) {
      if (pending.size === 0) {
        wake = Promise.withResolvers();
        await wake.promise;
      } else {
        const topics = pending.has('*') ? ['*'] : [...pending];
        pending.clear();
        yield topics;
      }
    }
  } finally {
    end.removeEventListener('abort', onEnd);
    unsubscribe();
  }
}
