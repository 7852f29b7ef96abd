import type { Refund } from '../stripe-object.ts';

/** What banks do with refunds, out of the application's sight. */
export interface Refunds {
  get(id: string): Refund | undefined;
  /** Oldest first. */
  all(): Refund[];
  /** The next refunds are accepted, answered as `pending`, and then fail: the money comes back to the platform. */
  failNext(times?: number): void;
  /** The next refunds stay `pending` until settle(). */
  pendNext(times?: number): void;
  /** Ends a pending refund, or lets one fail that had succeeded. */
  settle(id: string, outcome: 'succeeded' | 'failed'): Refund;
}
