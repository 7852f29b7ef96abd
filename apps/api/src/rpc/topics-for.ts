import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, Database } from '@ticket-hub/db';

/** After some topics were handed over, further ones are gathered for so long. */
const REST_MS = 250;

interface Reader<Topic extends string> {
  /** Whose changes, besides those for all. */
  audience: string;
  topicsOf(change: Change): readonly Topic[];
}

/** The topics of one reader until `end`, beginning with all. The first come at once; what comes soon after is handed over in one go. */
export async function* topicsFor<Topic extends string>(
  changes: Database['changes'],
  { audience, topicsOf }: Reader<Topic>,
  end: AbortSignal,
): AsyncGenerator<(Topic | '*')[], void> {
  const pending = new Set<Topic | '*'>(['*']);
  let wake = Promise.withResolvers<void>();
  const unsubscribe = changes.subscribe((change) => {
    for (const topic of topicsOf(change)) pending.add(topic);
    if (pending.size > 0) wake.resolve();
  }, audience);
  const onEnd = () => wake.resolve();
  end.addEventListener('abort', onEnd);
  try {
    while (!end.aborted) {
      if (pending.size === 0) {
        wake = Promise.withResolvers();
        await wake.promise;
      } else {
        const topics = pending.has('*') ? (['*'] as const) : [...pending];
        pending.clear();
        yield [...topics];
        await sleep(REST_MS, undefined, { signal: end }).catch(() => {});
      }
    }
  } finally {
    end.removeEventListener('abort', onEnd);
    unsubscribe();
  }
}
