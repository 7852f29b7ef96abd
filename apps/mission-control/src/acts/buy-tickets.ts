import { asPerson, type World } from './as-person.ts';

interface Purchase {
  buyer: string;
  eventId: string;
  quantity?: number;
}

/** Reserves at the application. Answers the session at Stripe in which they are paid; none if they are free. */
export async function reserveTickets(world: World, { buyer, eventId, quantity = 1 }: Purchase) {
  const { url } = await asPerson(world, buyer).tickets.checkout.mutate({ eventId, quantity });
  return world.sandbox.stripe.checkout.all().findLast((session) => session.url === url)?.id;
}

/** Reserves and pays by card. Answers the payment's id; none if they were free. */
export async function buyTickets(world: World, purchase: Purchase): Promise<string | undefined> {
  const session = await reserveTickets(world, purchase);
  if (session === undefined) return undefined;
  const { payment_intent: intent } = world.sandbox.stripe.checkout.pay(session);
  await world.sandbox.stripe.delivered();
  return intent ?? undefined;
}
