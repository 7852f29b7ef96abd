import type { Dispute } from '../stripe-object.ts';

/** Buyers' and banks' actions on payments, which the application does not make. */
export interface Disputes {
  get(id: string): Dispute | undefined;
  /** Oldest first. */
  all(): Dispute[];
  /** The bank takes the money back from the platform at once; the transfer stays as it is. */
  open(chargeOrPaymentIntent: string, reason?: string): Dispute;
  /** The bank only asks: no money moves, and the payment may still be refunded. */
  inquire(chargeOrPaymentIntent: string, reason?: string): Dispute;
  /**
   * Ended before it became a dispute, by a service of the card network: a `resolution` gives the buyer the money without
   * a fee for the dispute, a `block` leaves it where it is.
   */
  prevent(chargeOrPaymentIntent: string, how?: 'resolution' | 'block'): Dispute;
  /** An inquiry becomes a dispute. */
  escalate(id: string): Dispute;
  /** An inquiry is closed without a dispute. */
  drop(id: string): Dispute;
  /** Evidence for an inquiry, a dispute or an appeal was submitted and is under review. */
  respond(id: string): Dispute;
  /** A dispute or an appeal ends. */
  close(id: string, outcome: 'won' | 'lost'): Dispute;
  /** A lost dispute is appealed. */
  appeal(id: string): Dispute;
}
