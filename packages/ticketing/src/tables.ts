import type { ColumnType } from 'kysely';

type Time = string;
type Fixed<T> = ColumnType<T, T, never>;

/** Money is whole minor units (cents). Zero is free, and has no currency. */
interface EventsTable {
  id: Fixed<string>;
  /** Another only when its organizer, who was deleted, is restored with a new sign-in. */
  organizer_id: string;
  title: string;
  description: string;
  venue: string;
  starts_at: Time;
  ends_at: Time;
  /** IANA, such as `Europe/Berlin`: where the event's clock hangs. */
  time_zone: string;
  capacity: number;
  /** How many of its tickets hold a seat; never above the capacity. */
  taken: ColumnType<number, number | undefined, number>;
  price: number;
  currency: string | null;
  /** on_hold: its organizer is deleted, and the hold on that has not ended: off sale, and nothing is refunded yet. */
  status: 'draft' | 'published' | 'on_hold' | 'cancelled';
  /** Where its picture is, as its organizer gave it. */
  picture_url: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Time;
  updated_at: Time;
}

/** Somebody buys some tickets: the record of the money. Its price, its fee and the account it goes to are frozen. */
interface OrdersTable {
  /** Also Stripe's idempotency key for the checkout session. */
  id: Fixed<string>;
  event_id: Fixed<string>;
  buyer_id: Fixed<string>;
  /** The client's word for this purchase: the same again is the same order. Null if it gave none. */
  request_key: Fixed<string | null>;
  /**
   * opening: seats are held, Stripe has not answered yet. open: the buyer can pay. withdrawn: nobody wants the payment any
   * more, but it can still come. complete: paid, or free. expired: no payment came.
   */
  status: 'opening' | 'open' | 'withdrawn' | 'complete' | 'expired';
  quantity: Fixed<number>;
  /** The event's title then: part of what the idempotency key stands for. Blanked when its organizer leaves. */
  title: string;
  amount: Fixed<number>;
  fee: Fixed<number>;
  currency: Fixed<string | null>;
  /** The organizer's account then; null if free. Refunds go through it whatever the organizer's account is now. */
  account_id: Fixed<string | null>;
  session_id: string | null;
  session_url: string | null;
  /** When its checkout session ends. */
  expires_at: Fixed<Time | null>;
  payment_id: string | null;
  /** When the sweep asks Stripe again; null when there is nothing left to ask. */
  look_at: Time | null;
  created_at: Fixed<Time>;
}

export type TicketStatus =
  | 'reserved'
  | 'valid'
  | 'used'
  | 'void'
  | 'refund_due'
  | 'refunded'
  | 'refund_failed'
  | 'disputed';

interface TicketsTable {
  id: Fixed<string>;
  order_id: Fixed<string>;
  event_id: Fixed<string>;
  buyer_id: Fixed<string>;
  code: Fixed<string>;
  status: TicketStatus;
  /** 1 while it holds a seat: the event's `taken` is the sum of these. */
  seat: number;
  amount: Fixed<number>;
  fee: Fixed<number>;
  used_at: Time | null;
  /** What it is again if the dispute is won. */
  before_dispute: TicketStatus | null;
  /** The dashboard refund that has settled it, and what it is again should that fail. */
  refunded_by: ColumnType<string | null, string | null | undefined, string | null>;
  before_refund: ColumnType<TicketStatus | null, TicketStatus | null | undefined, TicketStatus | null>;
  created_at: Fixed<Time>;
}

interface DisputesTable {
  /** Stripe's. */
  id: Fixed<string>;
  order_id: Fixed<string>;
  /** appealed: it was lost, and may still be won. */
  status: 'open' | 'appealed' | 'won' | 'lost';
  amount: Fixed<number>;
  created_at: Fixed<Time>;
  asked_at: Time;
}

/** A refund that no row of ours asked for: somebody made it in Stripe's dashboard. */
interface DashboardRefundsTable {
  /** Stripe's. */
  id: Fixed<string>;
  order_id: Fixed<string>;
  amount: Fixed<number>;
  /** standing: made, or under way. failed: the money came back. */
  status: 'standing' | 'failed';
  created_at: Fixed<Time>;
}

/** Money that has to move at Stripe, or has moved: written in the transaction that makes it due. */
interface MovementsTable {
  /** `refund-<ticket>`, `rest-<dashboard refund>`, `share-<order>`: each exists once at most. */
  id: Fixed<string>;
  /**
   * refund: of a ticket. share: what the organizer holds of a payment is brought to what they should hold. return: a
   * transfer after a won dispute, from before there were shares.
   */
  kind: Fixed<'refund' | 'share' | 'return'>;
  order_id: Fixed<string>;
  /** The ticket or the order. */
  subject_id: Fixed<string>;
  /** Of a refund. */
  amount: number;
  /** dropped: no longer due. */
  status: 'due' | 'done' | 'failed' | 'dropped';
  /** The idempotency key in use and since when; null before the first attempt and after a refusal. */
  key: string | null;
  key_since: Time | null;
  /** 1: under this key the refund leaves the organizer's transfer alone, and the order's share is levelled after it. */
  alone: ColumnType<number | null, number | null | undefined, number | null>;
  /** Stripe's id of the refund. */
  moved_id: string | null;
  /** How many times Stripe has refused. */
  refusals: ColumnType<number, number | undefined, number>;
  /** How many refusals it takes to give up. */
  patience: ColumnType<number, number | undefined, number>;
  /** Stripe's code for the last refusal. */
  error: string | null;
  /** When the sweep takes it up; later while somebody is at it. Null unless due. */
  look_at: Time | null;
  created_at: Fixed<Time>;
}

export interface TicketingTables {
  events: EventsTable;
  orders: OrdersTable;
  tickets: TicketsTable;
  disputes: DisputesTable;
  dashboard_refunds: DashboardRefundsTable;
  movements: MovementsTable;
}
