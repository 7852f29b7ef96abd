import type { Offer } from '../acts/publish-event.ts';
import { organizers } from './people.ts';

export interface SeededEvent extends Omit<Offer, 'startsAt'> {
  organizer: string;
  /** Counted from today; at eight in the evening, or when it says. */
  inDays: number;
  hour?: number;
  /** How many tickets each of so many guests takes. */
  sold?: number[];
  becomes?: 'draft' | 'cancelled';
}

const { active, withoutBank, askedForMore, begun } = organizers;
const berlin = { timeZone: 'Europe/Berlin', venue: 'Kulturbrauerei, Schönhauser Allee 36, Berlin' };
const lisbon = { timeZone: 'Europe/Lisbon', venue: 'Casa da Música ao Lado, Rua da Rosa 12, Lisbon' };
const milan = { timeZone: 'Europe/Rome', venue: 'Teatro Piccolo Nuovo, Via Larga 3, Milan' };
const tokyo = { timeZone: 'Asia/Tokyo', venue: 'Shimokitazawa Garden, Tokyo' };

/** A dozen, from tonight to next season. */
export const events: SeededEvent[] = [
  event(active, 'Night of the bands', { ...berlin, inDays: 1, capacity: 120, price: 2_500, sold: [2, 1, 2, 1, 4] }),
  event(active, 'Chamber music by candlelight', { ...berlin, inDays: 9, capacity: 40, price: 3_200, sold: [2, 2, 1] }),
  event(active, 'Reading in the park', { ...berlin, inDays: 4, hour: 15, capacity: 60, sold: [1, 3, 2] }),
  event(active, 'One-table supper', { ...berlin, inDays: 12, capacity: 6, price: 6_500, sold: [2, 2, 2] }),
  event(active, 'New year, old songs', { ...berlin, inDays: 60, capacity: 300, price: 4_000, becomes: 'draft' }),
  event(withoutBank, 'Fado at eleven', { ...lisbon, inDays: 6, hour: 23, capacity: 45, price: 1_800, sold: [1, 2] }),
  event(withoutBank, 'Tiles: a walk', { ...lisbon, inDays: 20, hour: 10, capacity: 15, price: 900, sold: [2] }),
  event(askedForMore, 'Puppets for grown-ups', { ...milan, inDays: 14, capacity: 80, price: 2_100, sold: [2, 1] }),
  event(askedForMore, 'Opera in forty minutes', {
    ...milan,
    inDays: 25,
    capacity: 90,
    price: 2_800,
    sold: [2, 1],
    becomes: 'cancelled',
  }),
  event(askedForMore, 'Vinyl exchange', { ...milan, inDays: 3, hour: 11, capacity: 100, sold: [1, 1, 2] }),
  event(begun, 'Garden of lanterns', { ...tokyo, inDays: 18, capacity: 200, sold: [2, 1, 1] }),
  event(begun, 'A paid evening, once Stripe agrees', {
    ...tokyo,
    inDays: 40,
    capacity: 50,
    price: 3_000,
    becomes: 'draft',
  }),
];

function event(
  organizer: string,
  title: string,
  more: Omit<SeededEvent, 'organizer' | 'title' | 'description' | 'hours'>,
): SeededEvent {
  const description = `${title}: an evening with friends.\n\nDoors open half an hour before.`;
  return { organizer, title, description, hours: 3, ...more };
}
