import type { Fault } from '@ticket-hub/sandbox';

/** What can be made to happen to deliveries, to the next one or to all from now on. The page has the words for it. */
export const faults: Record<Fault['kind'], Fault> = {
  drop: { kind: 'drop' },
  duplicate: { kind: 'duplicate' },
  'second-endpoint': { kind: 'second-endpoint' },
  reorder: { kind: 'reorder' },
  tamper: { kind: 'tamper' },
  delay: { kind: 'delay', ms: 10_000 },
  'lose-answer': { kind: 'lose-answer' },
};
