import type { Answers } from '../api/trpc.ts';

export type TicketStatus = Answers['tickets']['mine']['tickets'][number]['status'];

interface Words {
  label: string;
  color: string;
  /** For its holder, where the code would be. Undefined: the code counts. */
  text?: string;
}

export const ticketWords: Record<TicketStatus, Words> = {
  reserved: {
    label: 'Reserved',
    color: 'yellow',
    text: 'The seat is held until the payment is confirmed. The code shows then.',
  },
  valid: { label: 'Valid', color: 'green' },
  used: { label: 'Used', color: 'gray', text: 'It has let you in.' },
  void: { label: 'Void', color: 'gray', text: 'It lets nobody in any more.' },
  refund_due: {
    label: 'Refund under way',
    color: 'orange',
    text: 'Your money is on its way back to you. Banks take some days.',
  },
  refunded: { label: 'Refunded', color: 'gray', text: 'You have been given your money back.' },
  refund_failed: {
    label: 'Refund failed',
    color: 'red',
    text: 'Your bank did not take the refund yet. The organizer can try again.',
  },
  disputed: {
    label: 'In dispute',
    color: 'red',
    text: 'Your bank is looking into the payment. It is not valid meanwhile.',
  },
};
