import type { Answers } from '../../api/trpc.ts';

export type SoldTicket = Answers['tickets']['forEvent']['tickets'][number];

export function nameOf({ name }: SoldTicket['buyer']): string {
  return name || 'Somebody without a name';
}
