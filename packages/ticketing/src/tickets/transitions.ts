import type { TicketRow } from './ticket.ts';

export type TicketState = TicketRow['status'];

/** `resumes`: what the ticket was before it was disputed, or refunded in Stripe's dashboard; see `resumption`. */
export type Target = TicketState | 'resumes';

interface Transition {
  /** From which state the reason leads to which. In every other state it changes nothing. */
  moves: Partial<Record<TicketState, Target>>;
  /** The money is to be sent back: a refund is due for each ticket that is now `refund_due`. */
  owes?: true;
  /** A ticket that stays `disputed` gives its seat back. */
  freesDisputedSeat?: true;
  /** Only tickets that are this, or will be this when their dispute is won. */
  onlyIf?: TicketState;
  /** The state is kept, so that the ticket can resume it if this refund fails. */
  remembers?: true;
}

/**
 * A ticket's life: for each reason, which state may follow which, and what follows from it. `transitionTickets` is the
 * only writer of a ticket's state and seat, and does what the table says. Besides:
 *
 * - `reserved`, `valid` and `used` hold a seat, `disputed` keeps the one it had, all others hold none. A seat that is given
 *   back can be sold at once.
 * - A free ticket becomes `void` where a paid one becomes `refund_due`; a void one can be refunded only if it was paid for.
 * - A ticket that becomes `disputed` remembers what it was.
 * - The buyers and the event's organizer are told of every transition, everybody when a seat is taken or free again.
 */
export const ticketTransitions = {
  paid: { moves: { reserved: 'valid' } },
  /** The order had ended, and its seats may have been sold again. */
  paid_too_late: { moves: { void: 'refund_due' }, owes: true },
  /** The checkout has expired, was refused or was withdrawn. */
  order_ended: { moves: { reserved: 'void' } },
  checked_in: { moves: { valid: 'used' } },
  /** By the organizer. */
  refund_requested: { moves: { valid: 'refund_due', used: 'refund_due' }, owes: true },
  event_cancelled: {
    moves: { valid: 'refund_due', used: 'refund_due', void: 'refund_due', disputed: 'disputed' },
    owes: true,
    freesDisputedSeat: true,
  },
  /** A deletion asks for no money back. */
  buyer_left: { moves: { valid: 'void', disputed: 'disputed' }, onlyIf: 'valid', freesDisputedSeat: true },
  /** Our refund is done, whatever became of the ticket meanwhile; or nothing is left to refund. */
  refunded: {
    moves: { refund_due: 'refunded', refund_failed: 'refunded', refunded: 'refunded', disputed: 'refunded' },
  },
  /** The bank has sent our refund back: the same movement is due again. */
  refund_came_back: { moves: { refunded: 'refund_due' } },
  /** Stripe has refused it too often: the organizer or an operator has to act. */
  refund_refused: { moves: { refund_due: 'refund_failed', refunded: 'refund_failed' } },
  /** By the organizer or an operator: the failed movement is due again. */
  retried: { moves: { refund_failed: 'refund_due' } },
  disputed: {
    moves: {
      valid: 'disputed',
      used: 'disputed',
      void: 'disputed',
      refund_due: 'disputed',
      refund_failed: 'disputed',
    },
  },
  /** A refund has failed while the payment is disputed: its ticket shares the fate of the others. */
  refund_failed_in_dispute: { moves: { refund_due: 'disputed', refunded: 'disputed' } },
  dispute_lost: { moves: { disputed: 'disputed' }, freesDisputedSeat: true },
  /** Or the dispute was about fewer tickets than the order has. */
  dispute_won: { moves: { disputed: 'resumes' }, owes: true },
  refunded_in_dashboard: {
    moves: {
      valid: 'refunded',
      used: 'refunded',
      void: 'refunded',
      refund_due: 'refunded',
      refund_failed: 'refunded',
      disputed: 'refunded',
    },
    remembers: true,
  },
  dashboard_refund_failed: { moves: { refunded: 'resumes' }, owes: true },
} satisfies Record<string, Transition>;

export type TicketReason = keyof typeof ticketTransitions;

export function transitionFor(reason: TicketReason): Transition {
  return ticketTransitions[reason];
}

type Remembered = 'valid' | 'used' | 'void' | 'refund_due';

/** What a ticket becomes whose money is here again, by what it was and what has happened to its event meanwhile. */
export const resumption = {
  as_before: { valid: 'valid', used: 'used', void: 'void', refund_due: 'refund_due' },
  event_cancelled: { valid: 'refund_due', used: 'refund_due', void: 'refund_due', refund_due: 'refund_due' },
  /** Its seat was given back and sold again, and the event is full. */
  seat_taken: { valid: 'refund_due', used: 'void', void: 'void', refund_due: 'refund_due' },
  seat_taken_event_over: { valid: 'void', used: 'void', void: 'void', refund_due: 'refund_due' },
  buyer_left: { valid: 'void', used: 'used', void: 'void', refund_due: 'refund_due' },
} satisfies Record<string, Record<Remembered, TicketState>>;

export type Circumstance = keyof typeof resumption;

/** Whether an organizer can refund it: for the first time, or again after a refund has failed. */
export function isRefundable(state: TicketState): boolean {
  return state in ticketTransitions.refund_requested.moves || state in ticketTransitions.retried.moves;
}

export function holdsSeat(state: TicketState): boolean {
  return state === 'reserved' || state === 'valid' || state === 'used';
}
