import type { Fault } from '../outbox/fault.ts';

/** The faults one can click. */
export const offered: { name: string; label: string; fault: Fault }[] = [
  { name: 'drop', label: 'Drop it', fault: { kind: 'drop' } },
  { name: 'duplicate', label: 'Send it twice', fault: { kind: 'duplicate' } },
  { name: 'second-endpoint', label: 'Send it again under a second id', fault: { kind: 'second-endpoint' } },
  { name: 'delay', label: 'Delay it by 10 s', fault: { kind: 'delay', ms: 10_000 } },
  { name: 'reorder', label: 'Send it after the one that follows', fault: { kind: 'reorder' } },
  { name: 'tamper', label: 'Forge its body', fault: { kind: 'tamper' } },
  { name: 'lose-answer', label: 'Lose the answer', fault: { kind: 'lose-answer' } },
];
