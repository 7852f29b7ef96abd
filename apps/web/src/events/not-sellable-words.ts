import type { NotSellable } from './event.ts';

/** Why nobody can have a ticket, as said to whoever would like one. */
export const notSellableWords: Record<NotSellable, { title: string; text: string }> = {
  draft: { title: 'Not published yet', text: 'Only you can see this draft. Tickets can be had once you publish it.' },
  cancelled: {
    title: 'This event is cancelled',
    text: 'Whoever has paid for a ticket gets the money back without doing anything.',
  },
  over: { title: 'This event is over', text: 'There are no more tickets for it.' },
  organizer_cannot_receive: {
    title: 'Not on sale right now',
    text: 'The organizer cannot receive payments at the moment. Tickets you have already stay as they are.',
  },
  sold_out: { title: 'Sold out', text: 'Should somebody give a ticket back, you can get it here.' },
};
