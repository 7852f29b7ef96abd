import type { World } from './world.ts';

export interface Person {
  id: string;
  client: ReturnType<World['client']>;
}

let count = 0;

/** Somebody who has signed up at Clerk, and is here. */
export async function person(world: World, firstName = 'Ada'): Promise<Person> {
  const emailAddress = `${firstName.toLowerCase()}${++count}@example.com`;
  const { id } = world.sandbox.clerk.users.create({ firstName, lastName: 'Lovelace', emailAddress });
  await world.delivered();
  return { id, client: world.client({ clerkId: id }) };
}

/** Somebody whose Stripe account can receive payments. */
export async function organizer(world: World, firstName = 'Olga') {
  const them = await person(world, firstName);
  await them.client.payouts.connect.mutate();
  const accountId = await them.client.users.stripeConnectId.query();
  if (accountId === null) throw new Error('No account was connected');
  world.sandbox.stripe.accounts.completeOnboarding(accountId);
  await world.delivered();
  return { ...them, accountId };
}

const DAY_MS = 86_400_000;

export function eventContent(price: number | null = 2_500, capacity = 10) {
  return {
    title: 'Evening of numbers',
    description: 'Bring your own.',
    venue: 'Town hall',
    startsAt: new Date(Date.now() + 10 * DAY_MS).toISOString(),
    endsAt: new Date(Date.now() + 11 * DAY_MS).toISOString(),
    timeZone: 'Europe/London',
    capacity,
    price: price === null ? null : { amount: price, currency: 'EUR' },
  };
}

/** A published event of theirs. */
export async function publishedEvent({ client }: Person, price: number | null = 2_500, capacity = 10) {
  const { id: eventId } = await client.events.create.mutate(eventContent(price, capacity));
  return await client.events.publish.mutate({ eventId });
}

/** Opens a checkout, pays at Stripe, and waits until Stripe has told us. */
export async function buy(world: World, { client }: Person, eventId: string, quantity = 1): Promise<void> {
  const { url } = await client.tickets.checkout.mutate({ eventId, quantity });
  const session = world.sandbox.stripe.checkout.all().find((one) => one.url === url);
  if (!session) throw new Error('The checkout leads nowhere');
  world.sandbox.stripe.checkout.pay(session.id);
  await world.delivered();
}
