export type { ApiControl } from './api-control/api-control.ts';
export type { ApiFailure } from './api-control/failures.ts';
export type { Pause, PauseOptions } from './api-control/pauses.ts';
export type { LoggedRequest } from './api-control/request-log.ts';
export type { ClerkSandbox } from './clerk/clerk-sandbox.ts';
export type { ClerkEvent, EventOptions } from './clerk/event.ts';
export type { ClerkOutbox as Outbox } from './clerk/outbox/svix.ts';
export { withSession } from './clerk/pages/return-url.ts';
export type { TokenOverrides } from './clerk/session-token.ts';
export type { ClerkSession, Sessions } from './clerk/sessions.ts';
export {
  type ClerkDeletedUser,
  type ClerkEmailAddress,
  type ClerkPhoneNumber,
  type ClerkUser,
  displayName,
  primaryEmail,
} from './clerk/user.ts';
export type { NewUserParams, UserParams } from './clerk/user-params.ts';
export type { Users } from './clerk/users.ts';
export { type Clock, type ForwardClock, forwardClock, type ManualClock, manualClock } from './clock.ts';
export { isLoopbackUrl } from './loopback.ts';
export type { Fault } from './outbox/fault.ts';
export type { Attempt, Message, MessageState } from './outbox/message.ts';
export type { Endpoint } from './outbox/outbox.ts';
export type { SignedRequest, SignOptions, Tampering } from './outbox/signed-request.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export type { Accounts, OnboardingOutcome } from './stripe/accounts/account-control.ts';
export type { Capabilities, CapabilityStatus } from './stripe/accounts/capability.ts';
export type { NewAccountParams } from './stripe/accounts/new-account.ts';
export type { Checkout } from './stripe/checkout/checkout-control.ts';
export type { Disputes } from './stripe/disputes/dispute-control.ts';
export { type DisputeStatus, mayFollow } from './stripe/disputes/dispute-life.ts';
export type { EventPayload, EventPayloads } from './stripe/events/events.ts';
export type { SnapshotEvent } from './stripe/events/snapshot-event.ts';
export type { StripeEvent, StripeOutbox } from './stripe/events/stripe-protocol.ts';
export type { ThinEvent } from './stripe/events/thin-event.ts';
export type { EntryKind, Ledger, LedgerEntry } from './stripe/ledger/ledger.ts';
export { money } from './stripe/pages/money.ts';
export type { Buyer } from './stripe/payments/open-payment.ts';
export type { Payouts } from './stripe/payouts/payouts.ts';
export type { Pricing } from './stripe/pricing.ts';
export type { DashboardRefund, Refunds } from './stripe/refunds/refund-control.ts';
export { Refusal } from './stripe/refusal.ts';
export type { Account, CheckoutSession } from './stripe/stripe-object.ts';
export type { StripeSandbox, StripeSettings } from './stripe/stripe-sandbox.ts';
