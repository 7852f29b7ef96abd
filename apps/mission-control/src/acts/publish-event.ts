import { asPerson, type World } from './as-person.ts';

export interface Offer {
  title: string;
  description: string;
  venue: string;
  startsAt: Date;
  hours: number;
  timeZone: string;
  capacity: number;
  /** In minor units of the euro; free without. */
  price?: number;
  pictureUrl?: string;
}

/** Answers the id of a draft. */
export async function draftEvent(world: World, organizer: string, { startsAt, hours, price, ...offer }: Offer) {
  const { id } = await asPerson(world, organizer).events.create.mutate({
    ...offer,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + hours * 3_600_000).toISOString(),
    price: price === undefined ? null : { amount: price, currency: 'EUR' },
  });
  return id;
}

/** Answers the id of an event that is on sale. */
export async function publishEvent(world: World, organizer: string, offer: Offer): Promise<string> {
  const eventId = await draftEvent(world, organizer, offer);
  await asPerson(world, organizer).events.publish.mutate({ eventId });
  return eventId;
}
