export { announceSellable } from './announce.ts';
export { type Cancelled, cancelEvent } from './cancel-event.ts';
export { type CheckedIn, checkIn } from './check-in.ts';
export { type Created, createEvent } from './create-event.ts';
export { ticketingDependents } from './dependents.ts';
export type { Event, NotSellable } from './event.ts';
export { type EventChanges, type EventContent, eventChanges, eventContent, type Price } from './event-content.ts';
export { exportTicketing } from './export-ticketing.ts';
export { type EventPage, eventById, eventsOf, listEvents } from './find-events.ts';
export type { Actor, CheckoutMeans, PaymentMeans } from './means.ts';
export { type CheckedOut, openCheckout } from './open-checkout.ts';
export type {
  DisputeSnapshot,
  Moved,
  Movement,
  NewSession,
  OpenedSession,
  Payments,
  Refused,
  SessionSnapshot,
  Unavailable,
} from './payments.ts';
export { type PendingRefunds, pendingRefunds } from './pending-refunds.ts';
export { type Published, publishEvent } from './publish-event.ts';
export { refundTicket, type TicketRefund } from './refund-ticket.ts';
export { checkoutInput, type Purchase } from './reserve.ts';
export { retryFailedRefunds } from './retry-refunds.ts';
export { type DisputeSettled, settleDispute } from './settle-dispute.ts';
export { orderOfSession, type Settled, settleOrder } from './settle-order.ts';
export { type RefundSettled, settleRefund } from './settle-refund.ts';
export { sweepDisputes } from './sweep-disputes.ts';
export { sweepOrders } from './sweep-orders.ts';
export { sweepRefunds } from './sweep-refunds.ts';
export type { SoldTicket, Ticket } from './ticket.ts';
export { ticketsForEvent } from './tickets-for-event.ts';
export { ticketsOf } from './tickets-of.ts';
export { type Updated, updateEvent } from './update-event.ts';
