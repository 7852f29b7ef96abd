import type { Reader } from '@ticket-hub/db';
import type { TicketStatus } from '../tables.ts';

export type TicketCounts = Partial<Record<TicketStatus, number>>;

/** How many tickets of each event are in which state. */
export async function countTickets(db: Reader, eventIds: string[]): Promise<Map<string, TicketCounts>> {
  const counts = new Map<string, TicketCounts>(eventIds.map((id) => [id, {}]));
  if (eventIds.length === 0) return counts;
  const rows = await db
    .selectFrom('tickets')
    .select((eb) => ['event_id', 'status', eb.fn.countAll<number>().as('count')])
    .where('event_id', 'in', eventIds)
    .groupBy(['event_id', 'status'])
    .execute();
  for (const { event_id, status, count } of rows)
    Object.assign(counts.get(event_id) ?? {}, { [status]: Number(count) });
  return counts;
}

/** Those that are not given back: also while their payment is disputed. */
export function soldOf({ valid = 0, used = 0, disputed = 0 }: TicketCounts): number {
  return valid + used + disputed;
}

/** How many of those who are expected have come. */
export function admittedOf({ valid = 0, used = 0 }: TicketCounts): { admitted: number; expected: number } {
  return { admitted: used, expected: valid + used };
}

/** How many are in at an event's door. */
export async function admissionsOf(db: Reader, eventId: string) {
  return admittedOf((await countTickets(db, [eventId])).get(eventId) ?? {});
}
