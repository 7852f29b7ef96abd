import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** Changes that come together are told together. */
const gatherMs = 30;
/** Some changes announce themselves nowhere, such as a checkout that was opened. */
const lookAgainMs = 1_000;

/** Tells pages what there is to show, as soon as it is different. */
export function createLive(read: () => string) {
  const waiting = new Set<() => void>();

  function changed() {
    for (const wake of [...waiting]) wake();
  }

  function nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, lookAgainMs);
      waiting.add(wake);
    });
  }

  return {
    changed,
    stream: (c: Context) =>
      streamSSE(c, async (stream) => {
        stream.onAbort(changed);
        let told = '';
        while (!stream.aborted) {
          const state = read();
          if (state !== told) await stream.writeSSE({ data: state });
          told = state;
          await nextChange();
          await stream.sleep(gatherMs);
        }
      }),
  };
}
