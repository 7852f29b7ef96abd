export { announceSellable } from './announce.ts';
export { cancelEvent } from './cancel-event.ts';
export { checkIn } from './check-in.ts';
export { createEvent } from './create-event.ts';
export { type Currency, currencies } from './currencies.ts';
export { ticketingDependents } from './dependents.ts';
export { type EventChanges, type EventContent, eventChanges, eventContent } from './event-content.ts';
export { exportTicketing } from './export-ticketing.ts';
export { eventById, eventsOf, listEvents } from './find-events.ts';
export { findRefunds } from './find-refunds.ts';
export { openCheckout } from './open-checkout.ts';
export type {
  DisputeSnapshot,
  Moved,
  NewSession,
  OpenedSession,
  Payments,
  Refund,
  RefundSnapshot,
  SessionSnapshot,
  Share,
  ShareOf,
} from './payments.ts';
export { pendingRefunds } from './pending-refunds.ts';
export type { Actor, PaymentPorts } from './ports.ts';
export { publishEvent } from './publish-event.ts';
export { refundTicket } from './refund-ticket.ts';
export { checkoutInput, MOST_UNPAID } from './reserve.ts';
export { retryFailedRefunds } from './retry-refunds.ts';
export { settleDispute } from './settle-dispute.ts';
export { orderOfSession, settleOrder } from './settle-order.ts';
export { settleCharge, settleRefund } from './settle-refund.ts';
export { sweepDisputes } from './sweep-disputes.ts';
export { sweepOrders } from './sweep-orders.ts';
export { sweepRefunds } from './sweep-refunds.ts';
export { ticketsForEvent } from './tickets-for-event.ts';
export { ticketsOf } from './tickets-of.ts';
export { updateEvent } from './update-event.ts';
