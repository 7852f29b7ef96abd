import type { Answers } from '../api/trpc.ts';

export type OwnTicket = Answers['tickets']['mine']['tickets'][number];

export interface TicketsOfEvent {
  event: OwnTicket['event'];
  tickets: OwnTicket[];
}

/** Groups tickets by event: first the events to come, the next one first; then those that are over, the latest first. */
export function byEvent(tickets: OwnTicket[], now: Date): TicketsOfEvent[] {
  const groups = Map.groupBy(tickets, ({ event }) => event.id);
  const all = [...groups.values()].flatMap((group) => (group[0] ? [{ event: group[0].event, tickets: group }] : []));
  const isOver = ({ event }: TicketsOfEvent) => Date.parse(event.endsAt) <= now.getTime();
  const byStart = all.toSorted((one, other) => one.event.startsAt.localeCompare(other.event.startsAt));
  return [...byStart.filter((group) => !isOver(group)), ...byStart.filter(isOver).toReversed()];
}
