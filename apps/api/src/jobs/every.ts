import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../observe/log.ts';

interface Job {
  name: string;
  everyMs: number;
  /** Delay before the first run. */
  firstAfterMs: number;
  run: () => Promise<unknown>;
}

/** Repeats a job until `signal`, never concurrently, with jitter so that processes spread out. */
export async function every(
  { name, everyMs, firstAfterMs, run }: Job,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  let pause = firstAfterMs;
  while (!signal.aborted) {
    await sleep(pause * (0.9 + Math.random() * 0.2), undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return;
    await run().catch((error: unknown) => log.error({ err: error, job: name }, 'A job failed'));
    pause = everyMs;
  }
}
