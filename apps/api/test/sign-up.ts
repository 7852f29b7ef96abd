import type { World } from './world.ts';

/** Somebody who signed up at Clerk, with the web app's client in their hands. */
export async function signUp(world: World, changes: Parameters<World['sandbox']['clerk']['users']['create']>[0] = {}) {
  const person = { emailAddress: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', ...changes };
  const { id } = world.sandbox.clerk.users.create(person);
  await world.delivered();
  return { id, client: world.client({ clerkId: id }) };
}
