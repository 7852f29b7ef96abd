const MINUTE_MS = 60_000;

/** What people can come up against. The API's answers carry them to whoever shows them. */
export const limits = {
  /** Characters. */
  title: 200,
  description: 10_000,
  venue: 500,
  pictureUrl: 2_000,
  pictureBytes: 2_000_000,
  /** Seats of an event. */
  capacity: 1_000_000,
  /** In minor units: ten of the dearest still fit into one payment at Stripe (99,999,999). */
  price: 9_999_999,
  ticketsPerOrder: 10,
  /**
   * How many seats one person can hold unpaid at once, over all events: two of the largest orders. Otherwise one account
   * could keep an event sold out without paying.
   */
  unpaidSeats: 20,
  /** For how long at least. Stripe ends no checkout session sooner. */
  seatsHeldMs: 30 * MINUTE_MS,
} as const;

export type Limits = typeof limits;
