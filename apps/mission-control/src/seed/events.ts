import type { Offer } from '../acts/publish-event.ts';
import { organizers } from './people.ts';

export interface SeededEvent extends Omit<Offer, 'startsAt' | 'pictureUrl'> {
  organizer: string;
  /** Counted from today; at eight in the evening, or when it says. */
  inDays: number;
  hour?: number;
  /** How many tickets each of so many guests takes. */
  sold?: number[];
  becomes?: 'draft' | 'cancelled';
  /** The name of one that the sandbox draws; each name another. */
  picture?: string;
}

const { active, withoutBank, askedForMore, begun } = organizers;
const berlin = { timeZone: 'Europe/Berlin', venue: 'Kulturbrauerei, Schönhauser Allee 36, Berlin' };
const lisbon = { timeZone: 'Europe/Lisbon', venue: 'Casa da Música ao Lado, Rua da Rosa 12, Lisbon' };
const milan = { timeZone: 'Europe/Rome', venue: 'Teatro Piccolo Nuovo, Via Larga 3, Milan' };
const tokyo = { timeZone: 'Asia/Tokyo', venue: 'Shimokitazawa Garden, Tokyo' };

/** A dozen, from tomorrow to next season. */
export const events: SeededEvent[] = [
  event(
    active,
    'Night of the bands',
    'Four bands, two stages, one night. Each plays what it has never played before.',
    {
      ...berlin,
      inDays: 1,
      capacity: 120,
      price: 2_500,
      sold: [2, 1, 2, 1, 4],
      picture: 'bands',
    },
  ),
  event(
    active,
    'Chamber music by candlelight',
    'Schubert and Fauré for five strings, and no other light than candles.',
    {
      ...berlin,
      inDays: 9,
      capacity: 40,
      price: 3_200,
      sold: [2, 2, 1],
      picture: 'candlelight',
    },
  ),
  event(
    active,
    'Reading in the park',
    'Short stories under the old lime tree. Bring a blanket; when it rains we read indoors.',
    {
      ...berlin,
      inDays: 4,
      hour: 15,
      capacity: 60,
      sold: [1, 3, 2],
      picture: 'garden',
    },
  ),
  event(active, 'One-table supper', 'Six courses at one table for six people who do not know each other yet.', {
    ...berlin,
    inDays: 12,
    capacity: 6,
    price: 6_500,
    sold: [2, 2, 2],
  }),
  event(active, 'New year, old songs', 'A choir of three hundred: you. Sheets of music are handed out at the door.', {
    ...berlin,
    inDays: 60,
    capacity: 300,
    price: 4_000,
    becomes: 'draft',
  }),
  event(
    withoutBank,
    'Fado at eleven',
    'Two guitars and a voice, late, in a room where nobody speaks while she sings.',
    {
      ...lisbon,
      inDays: 6,
      hour: 23,
      capacity: 45,
      price: 1_800,
      sold: [1, 2],
      picture: 'harbour',
    },
  ),
  event(withoutBank, 'Tiles: a walk', 'Three hours through the streets, from the oldest tiles to those of last year.', {
    ...lisbon,
    inDays: 20,
    hour: 10,
    capacity: 15,
    price: 900,
    sold: [2],
  }),
  event(askedForMore, 'Puppets for grown-ups', 'Strings, shadows and a very bad ending. Not before you are sixteen.', {
    ...milan,
    inDays: 14,
    capacity: 80,
    price: 2_100,
    sold: [2, 1],
    picture: 'puppets',
  }),
  event(
    askedForMore,
    'Opera in forty minutes',
    'All of Tosca, sung by four, without the parts in which nothing happens.',
    {
      ...milan,
      inDays: 25,
      capacity: 90,
      price: 2_800,
      sold: [2, 1],
      becomes: 'cancelled',
    },
  ),
  event(askedForMore, 'Vinyl exchange', 'Bring ten records, take ten home. What nobody wants is played at the end.', {
    ...milan,
    inDays: 3,
    hour: 11,
    capacity: 100,
    sold: [1, 1, 2],
  }),
  event(
    begun,
    'Garden of lanterns',
    'A thousand paper lanterns, lit at dusk. Everybody carries one through the garden.',
    {
      ...tokyo,
      inDays: 18,
      capacity: 200,
      sold: [2, 1, 1],
      picture: 'lanterns',
    },
  ),
  event(
    begun,
    'A paid evening, once Stripe agrees',
    'It goes on sale as soon as its organizer has come back from Stripe.',
    {
      ...tokyo,
      inDays: 40,
      capacity: 50,
      price: 3_000,
      becomes: 'draft',
    },
  ),
];

function event(
  organizer: string,
  title: string,
  about: string,
  more: Omit<SeededEvent, 'organizer' | 'title' | 'description' | 'hours'>,
): SeededEvent {
  return { organizer, title, description: `${about}\n\nDoors open half an hour before.`, hours: 3, ...more };
}
