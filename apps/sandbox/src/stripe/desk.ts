import type { AccountStore } from './accounts/accounts.ts';
import type { Links } from './accounts/links.ts';
import type { Books } from './books.ts';
import type { CheckoutDesk } from './checkout/checkout.ts';
import type { Disputes } from './disputes/dispute-control.ts';
import type { EventLog } from './events/event-log.ts';
import type { Payouts } from './payouts/payouts.ts';
import type { RefundDesk } from './refunds/refunds.ts';

/** All of it together: what the API and the pages work with. */
export interface Desk {
  url: string;
  books: Books;
  accounts: AccountStore;
  links: Links;
  checkout: CheckoutDesk;
  refunds: RefundDesk;
  disputes: Disputes;
  payouts: Payouts;
  events: EventLog;
}
