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
  /** CPU time of the worker thread, its start included. */
  cpuMs: number;
}

/**
 * Empties the write-ahead log, then looks for leaves that hold bytes of earlier rows. Runs in a worker thread, without
 * blocking readers and writers. Undefined when the log could not be emptied, or the thread failed.
 */
export async function findLeftovers(search: Search): Promise<Found | undefined> {
  // In a bundle it stands beside the file that holds this module, with that file's extension.
  const module = new URL(`./find-leftovers-worker${extname(import.meta.url)}`, import.meta.url);
  // The thread must not inherit flags of this process, such as `--eval`.
  const worker = new Worker(module, {
    workerData: search,
    execArgv: [],
  });
  worker.unref();
  return await new Promise((resolve) => {
    worker.once('message', (found: Found | undefined) => resolve(found));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}
