import type { AppRouter } from '@ticket-hub/api/router';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { World } from './world.ts';

/** Somebody who is signed up, and what they can ask of the API without a browser: for what a story begins with. */
export type Person = ReturnType<typeof createPerson>;

export function createPerson(world: World, firstName: string, lastName: string) {
  const emailAddress = `${firstName}.${lastName}@example.com`.toLowerCase();
  const { id } = world.clerk.users.create({ firstName, lastName, emailAddress });
  const api = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${world.url}/trpc`,
        headers: async () => ({ authorization: `Bearer ${await world.clerk.sessionToken(id)}` }),
      }),
    ],
  });
  return { id, name: `${firstName} ${lastName}`, api };
}

/** Whose account at Stripe can receive payments. Answers the account's id. */
export async function becomeOrganizer(world: World, { api }: Person): Promise<string> {
  await api.payouts.connect.mutate();
  const { stripeConnectId } = await api.users.me.query();
  if (stripeConnectId === null) throw new Error('No account has been linked');
  world.stripe.accounts.completeOnboarding(stripeConnectId);
  await world.stripe.delivered();
  return stripeConnectId;
}

const DAY_MS = 24 * 60 * 60_000;

interface Offer {
  title: string;
  capacity?: number;
  /** In cents; free without. */
  price?: number;
  pictureUrl?: string;
}

/** Published; answers its id. */
export async function publishEvent(
  { api }: Person,
  { title, capacity = 50, price, pictureUrl }: Offer,
): Promise<string> {
  const startsAt = new Date(Date.now() + 30 * DAY_MS);
  startsAt.setUTCHours(19, 0, 0, 0);
  const { id } = await api.events.create.mutate({
    title,
    description: 'An evening with friends.\n\nDoors open half an hour before.',
    venue: 'Kulturbrauerei, Schönhauser Allee 36, Berlin',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + DAY_MS / 8).toISOString(),
    timeZone: 'Europe/Berlin',
    capacity,
    ...(pictureUrl !== undefined && { pictureUrl }),
    price: price === undefined ? null : { amount: price, currency: 'EUR' },
  });
  await api.events.publish.mutate({ eventId: id });
  return id;
}
