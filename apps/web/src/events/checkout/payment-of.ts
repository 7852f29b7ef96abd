import type { Answers } from '../../api/trpc.ts';

type OwnTicket = Pick<Answers['tickets']['mine']['tickets'][number], 'status' | 'createdAt'>;

/** How it stands with what was just paid for. `none`: it came to nothing, or the money is on its way back. */
export type Payment = 'pending' | 'confirmed' | 'none';

export function paymentOf(tickets: OwnTicket[]): Payment {
  const states = latestOrder(tickets).map(({ status }) => status);
  if (states.includes('reserved')) return 'pending';
  return states.some((status) => status === 'valid' || status === 'used') ? 'confirmed' : 'none';
}

/** How many tickets wait for their payment. Of several orders, those of the last one. */
export function unpaidOf(tickets: OwnTicket[]): number {
  return latestOrder(tickets.filter(({ status }) => status === 'reserved')).length;
}

/** The tickets of one order are made in one moment. */
function latestOrder(tickets: OwnTicket[]): OwnTicket[] {
  const latest = tickets
    .map(({ createdAt }) => createdAt)
    .sort()
    .at(-1);
  return tickets.filter(({ createdAt }) => createdAt === latest);
}
