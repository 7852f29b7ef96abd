import { Worker } from 'node:worker_threads';

/**
 * Rewrites a SQLite file and empties its log, in a thread of its own. `due` is the mark to clear when it is done. Returns
 * how long it took, in ms; undefined when somebody was in the way, and it is still due.
 */
export async function rewrite(path: string, due: unknown): Promise<number | undefined> {
  const worker = new Worker(new URL('./rewrite-worker.ts', import.meta.url), { workerData: { path, due } });
  worker.unref();
  return await new Promise((resolve) => {
    worker.once('message', (ms: number) => resolve(ms));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}
