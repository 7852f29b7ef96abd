export interface Purchase {
  eventId: string;
  quantity: number;
}

/** In one order. */
export const MOST_TICKETS = 10;

const PREFIX = 'ticket-hub-purchase';

/** For browsers that forbid their storage; lost when the page is left. */
const kept = new Map<string, string>();

/**
 * The client's word for a purchase: the same for a second click, and for whoever comes back from Stripe without having
 * paid, so that they go on with the order they have and hold no seats twice.
 */
export function requestKeyFor(purchase: Purchase): string {
  const name = nameOf(purchase);
  const requestKey = read(name) ?? crypto.randomUUID();
  kept.set(name, requestKey);
  try {
    sessionStorage.setItem(name, requestKey);
  } catch {
    // Kept for as long as the page is.
  }
  return requestKey;
}

/** What comes next is another purchase. */
export function forgetPurchase(purchase: Purchase): void {
  const name = nameOf(purchase);
  kept.delete(name);
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Then it was never there.
  }
}

/** Of however many tickets. */
export function forgetPurchases(eventId: string): void {
  for (let quantity = 1; quantity <= MOST_TICKETS; quantity += 1) forgetPurchase({ eventId, quantity });
}

function read(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? kept.get(name);
  } catch {
    return kept.get(name);
  }
}

function nameOf({ eventId, quantity }: Purchase): string {
  return [PREFIX, eventId, quantity].join(':');
}
