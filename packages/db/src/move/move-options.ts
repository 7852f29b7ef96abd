import type { TableSum } from './compare.ts';

export type MoveStep = 'prepare' | 'copy' | 'catch up' | 'freeze' | 'check' | 'finish' | 'open';

export interface MoveOptions {
  now: () => Date;
  signal: AbortSignal;
  /** Called before each, and waited for. */
  onStep(step: MoveStep): void | Promise<void>;
  /** Rows that have been copied, of about how many. */
  onProgress(done: number, total: number): void;
}

export interface Moved {
  tables: TableSum[];
  /** For how long this run has refused writes. */
  refusedMs: number;
}
