import type { Fault } from '../outbox/fault.ts';

/** The faults that the console offers. */
export const offered: { name: string; label: string; fault: Fault }[] = [
  { name: 'drop', label: 'Drop', fault: { kind: 'drop' } },
  { name: 'duplicate', label: 'Send twice', fault: { kind: 'duplicate' } },
  { name: 'second-endpoint', label: 'Send again with a second id', fault: { kind: 'second-endpoint' } },
  { name: 'delay', label: 'Delay by 10 s', fault: { kind: 'delay', ms: 10_000 } },
  { name: 'reorder', label: 'Send after the next one', fault: { kind: 'reorder' } },
  { name: 'tamper', label: 'Tamper with the body', fault: { kind: 'tamper' } },
  { name: 'lose-answer', label: 'Lose the response', fault: { kind: 'lose-answer' } },
];
