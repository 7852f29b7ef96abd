import type { Tables } from '@ticket-hub/db';
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';

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

export function inScope(scope: TicketScope): Expression<SqlBool> {
  const given = Object.entries(scope) as [Key, string | undefined][];
  const eb = expressionBuilder<Tables, 'tickets'>();
  return eb.and(given.flatMap(([key, value]) => (value === undefined ? [] : [eb(COLUMNS[key], '=', value)])));
}
