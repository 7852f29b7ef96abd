/** Which tickets: those to which all of it applies. */
export type TicketScope =
  | { ticketId: string }
  | { orderId: string }
  | { eventId: string; buyerId?: string }
  | { eventId: string; code: string };

const COLUMNS = {
  ticketId: 'id',
  orderId: 'order_id',
  eventId: 'event_id',
  buyerId: 'buyer_id',
  code: 'code',
} as const;

type Key = keyof typeof COLUMNS;

export function columnsOf(scope: TicketScope): [(typeof COLUMNS)[Key], string][] {
  const given = Object.entries(scope) as [Key, string | undefined][];
  return given.flatMap(([key, value]) => (value === undefined ? [] : [[COLUMNS[key], value]]));
}
