import type { Sandbox } from '@ticket-hub/sandbox';
import { asPerson, type World } from '../acts/as-person.ts';
import { becomeOrganizer, beginOnboarding } from '../acts/become-organizer.ts';
import { buyTickets } from '../acts/buy-tickets.ts';
import { draftEvent, publishEvent } from '../acts/publish-event.ts';
import { events, type SeededEvent } from './events.ts';
import { guests, organizers, people } from './people.ts';

export type Seeded = { outcome: 'seeded' | 'kept' | 'not_played' };

const day = 24 * 3_600_000;

/**
 * Fills an empty world through the vendors' front doors: people sign up at Clerk, organizers go through Stripe's onboarding,
 * and everything else is asked of the application by those people. A world in which there is anybody stays as it is.
 */
export async function seedWorld(world: World): Promise<Seeded> {
  const { clerk, stripe } = world.sandbox;
  // With a real Clerk in the settings the application does not know the people who are played here.
  if (clerk.outbox.endpoint === undefined) return { outcome: 'not_played' };
  if (clerk.users.all().length > 0) return { outcome: 'kept' };
  for (const person of people) clerk.users.create(person);
  await clerk.outbox.idle();
  const paid = stripe.platformOutbox.endpoint !== undefined;
  if (paid) await onboard(world);
  for (const [index, event] of events.entries()) if (paid || event.price === undefined) await hold(world, event, index);
  await delivered(world.sandbox);
  return { outcome: 'seeded' };
}

async function onboard(world: World): Promise<void> {
  await becomeOrganizer(world, organizers.active);
  await becomeOrganizer(world, organizers.withoutBank, 'bank-account-missing');
  const account = await becomeOrganizer(world, organizers.askedForMore);
  world.sandbox.stripe.accounts.requireMore(account, undefined, new Date(Date.now() + 5 * day));
  await beginOnboarding(world, organizers.begun);
}

async function hold(world: World, event: SeededEvent, index: number): Promise<void> {
  const { organizer, inDays, hour = 20, sold = [], becomes, picture, ...same } = event;
  const offer = { ...same, ...(picture !== undefined && { pictureUrl: `${world.sandbox.url}/pictures/${picture}` }) };
  const startsAt = at(hour, new Date(Date.now() + inDays * day), event.timeZone);
  if (becomes === 'draft') return void (await draftEvent(world, organizer, { ...offer, startsAt }));
  const eventId = await publishEvent(world, organizer, { ...offer, startsAt });
  for (const [nth, quantity] of sold.entries()) {
    // Not the same guests everywhere, and the same ones in every world.
    const buyer = guests[(index + nth) % guests.length] ?? organizers.active;
    await buyTickets(world, { buyer, eventId, quantity });
  }
  if (becomes === 'cancelled') await asPerson(world, organizer).events.cancel.mutate({ eventId });
}

/** A full hour of a day, as clocks show it in a time zone. */
function at(hour: number, date: Date, timeZone: string): Date {
  const utc = new Date(date).setUTCHours(hour, 0, 0, 0);
  const local = new Date(utc).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  return new Date(utc - (Date.parse(`${local}Z`) - utc));
}

async function delivered({ clerk, stripe }: Sandbox): Promise<void> {
  await clerk.outbox.idle();
  await stripe.delivered();
}
