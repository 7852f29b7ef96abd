export { cancelEvent } from './cancelling/cancel-event.ts';
export { ticketingDependents } from './cancelling/dependents.ts';
export { type Leaving, leavingOf } from './cancelling/leaving-of.ts';
export { type DisputeSettled, settleDispute } from './disputes/settle-dispute.ts';
export { sweepDisputes } from './disputes/sweep-disputes.ts';
export { announceSellable } from './events/announce.ts';
export { createEvent } from './events/create-event.ts';
export { type Currency, currencies, currencyOf } from './events/currencies.ts';
export type { Event } from './events/event.ts';
export { type EventChanges, type EventContent, eventChanges, eventContent } from './events/event-content.ts';
export { eventById, eventsOf, listEvents } from './events/find-events.ts';
export { pictureOf } from './events/picture-of.ts';
export { publishEvent } from './events/publish-event.ts';
export { updateEvent } from './events/update-event.ts';
export { type Limits, limits } from './limits.ts';
export type { RefundSettled } from './movements/apply-refund.ts';
export { findRefunds } from './movements/find-refunds.ts';
export { listMovements, type Movement } from './movements/list-movements.ts';
export { pendingRefunds } from './movements/pending-refunds.ts';
export { refundTicket } from './movements/refund-ticket.ts';
export { retryFailedMovements } from './movements/retry-movements.ts';
export { settleCharge, settleRefund } from './movements/settle-refund.ts';
export { sweepMovements } from './movements/sweep-movements.ts';
export { giveBackOrder } from './orders/give-back.ts';
export { openCheckout } from './orders/open-checkout.ts';
export { checkoutInput } from './orders/reserve.ts';
export { orderOfSession, type Settled as OrderSettled, settleOrder } from './orders/settle-order.ts';
export { sweepOrders } from './orders/sweep-orders.ts';
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
} from './ports/payments.ts';
export type { Actor, CheckoutPorts, PaymentPorts } from './ports/ports.ts';
export { admissionsOf } from './sales/count-tickets.ts';
export { earningsOf } from './sales/earnings-of.ts';
export { eventOverview } from './sales/event-overview.ts';
export { type GuestFilter, guestFilters, guestsOf } from './sales/guests-of.ts';
export { ticketingSchema } from './schema.ts';
export { checkIn } from './tickets/check-in.ts';
export { ticketsForEvent } from './tickets/tickets-for-event.ts';
export { ticketsOf } from './tickets/tickets-of.ts';
