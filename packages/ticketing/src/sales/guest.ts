import type { Price } from '../events/event.ts';
import type { TicketRow } from '../tickets/ticket.ts';

/** A ticket of an order, as the event's organizer sees it: without its code, which is its holder's. */
export interface GuestTicket {
  id: string;
  status: TicketRow['status'];
  refundable: boolean;
  usedAt: string | null;
}

/** An order with its tickets, as the event's organizer sees it. */
export interface Guest {
  orderId: string;
  /** Without a name: nobody has given one, or they have left. */
  buyer: { id: string; name: string };
  orderedAt: string;
  /** Of one ticket. Null: free. */
  price: Price | null;
  tickets: GuestTicket[];
  /** What was refunded of it in Stripe's dashboard and is worth no ticket: they are all still good. Null: nothing. */
  besides: Price | null;
}
