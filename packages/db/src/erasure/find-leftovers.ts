import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PersonalTable } from '../schema.ts';
import type { Leaf } from './table-leaves.ts';

export interface Search {
  path: string;
  /**
   * The file, open for reading. It is opened once and closed after SQLite has closed it: closing any descriptor of a file
   * drops all locks that the process holds on it. https://www.sqlite.org/howtocorrupt.html
   */
  descriptor: number;
  tables: readonly PersonalTable[];
}

export interface FoundLeaf extends PersonalTable {
  leaf: Leaf;
}

export interface Found {
  leaves: FoundLeaf[];
  /** Whether these are all. */
  complete: boolean;
  /** CPU time of the thread, its start included the first time. */
  cpuMs: number;
}

export interface LeftoversFinder {
  /**
   * Empties the write-ahead log, then looks for leaves that hold bytes of earlier rows, without blocking readers and
   * writers. Undefined when the log could not be emptied, or the thread failed.
   */
  find(): Promise<Found | undefined>;
  stop(): Promise<void>;
}

/** Starts a thread that looks whenever it is asked: its start costs more than a look. */
export function startFinder(search: Search): LeftoversFinder {
  // In a bundle it stands beside the file that holds this module, with that file's extension.
  const module = new URL(`./find-leftovers-worker${extname(import.meta.url)}`, import.meta.url);
  // The thread must not inherit flags of this process, such as `--eval`.
  const worker = new Worker(module, {
    workerData: search,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  worker.unref();
  return {
    async find() {
      const { promise, resolve } = Promise.withResolvers<Found | undefined>();
      worker.once('message', resolve);
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => resolve(undefined));
      worker.postMessage('find');
      return await promise;
    },
    async stop() {
      await worker.terminate();
    },
  };
}
