import { expect, test } from 'vitest';
import { byEvent, type OwnTicket } from './by-event.ts';

const now = new Date('2026-06-12T12:00:00.000Z');

function ticket(id: string, eventId: string, day: string): OwnTicket {
  const event = {
    id: eventId,
    title: eventId,
    venue: 'Somewhere',
    startsAt: `${day}T18:00:00.000Z`,
    endsAt: `${day}T20:00:00.000Z`,
    timeZone: 'UTC',
    status: 'published' as const,
    onHoldUntil: null,
  };
  return {
    id,
    orderId: id,
    reservedUntil: null,
    code: id,
    event,
    price: null,
    status: 'valid',
    usedAt: null,
    createdAt: '2026-06-01T00:00:00.000Z',
  };
}

test('what is to come stands before what was, each event once', () => {
  const tickets = [
    ticket('1', 'long ago', '2026-01-01'),
    ticket('2', 'far away', '2026-12-01'),
    ticket('3', 'last week', '2026-06-05'),
    ticket('4', 'tonight', '2026-06-12'),
    ticket('5', 'far away', '2026-12-01'),
  ];
  expect(byEvent(tickets, now).map((group) => [group.event.title, group.tickets.length])).toEqual([
    ['tonight', 1],
    ['far away', 2],
    ['last week', 1],
    ['long ago', 1],
  ]);
});
