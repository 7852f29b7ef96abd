/** In the order in which they are offered. */
export const faultWords = [
  { fault: 'drop', label: 'Drop', hint: 'Never sent: only reconcile or a sweep can make up for it.' },
  { fault: 'duplicate', label: 'Double', hint: 'Sent twice under the same id.' },
  { fault: 'second-endpoint', label: 'Second id', hint: 'Sent twice under two ids, as to a second endpoint.' },
  { fault: 'reorder', label: 'Reorder', hint: 'Sent after the next one.' },
  { fault: 'tamper', label: 'Forge', hint: 'Changed after it was signed.' },
  { fault: 'delay', label: 'Delay', hint: 'Sent ten seconds late.' },
  {
    fault: 'lose-answer',
    label: 'Lose the answer',
    hint: 'Delivered, but the answer never arrives: it is sent again.',
  },
] as const;

export function wordFor(fault: string): string {
  return faultWords.find((one) => one.fault === fault)?.label ?? fault;
}
