export interface Purchase {
  eventId: string;
  quantity: number;
}

const PREFIX = 'ticket-hub-purchase';

/** For browsers that forbid session storage. Lost when the page is left. */
const inMemory = new Map<string, string>();

/**
 * The idempotency key of a purchase. It stays the same for a second click, and after a return from Stripe without a
 * payment, so that the order goes on and seats are not held twice.
 */
export function requestKeyFor(purchase: Purchase): string {
  const name = nameOf(purchase);
  const requestKey = read(name) ?? crypto.randomUUID();
  inMemory.set(name, requestKey);
  try {
    sessionStorage.setItem(name, requestKey);
  } catch {
    // The one in memory has to do.
  }
  return requestKey;
}

/** The next purchase gets a new key, and with it a new order. */
export function forgetPurchase(purchase: Purchase): void {
  const name = nameOf(purchase);
  inMemory.delete(name);
  try {
    sessionStorage.removeItem(name);
  } catch {
    // It was never stored.
  }
}

/** For every quantity up to the most that an order can have. */
export function forgetPurchases(eventId: string, most: number): void {
  for (let quantity = 1; quantity <= most; quantity += 1) forgetPurchase({ eventId, quantity });
}

function read(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? inMemory.get(name);
  } catch {
    return inMemory.get(name);
  }
}

function nameOf({ eventId, quantity }: Purchase): string {
  return [PREFIX, eventId, quantity].join(':');
}
