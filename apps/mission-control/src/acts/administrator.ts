import { asPerson, type Client, type World } from './as-person.ts';

/** Who may use the application's console in development: named in `ADMIN_USER_IDS`, so that this never changes. */
export const ADMIN_ID = 'user_2SandboxAdaLovelace000000000';

/** Signs them up if nobody has yet. */
export function asAdministrator(world: World): Client {
  const { users } = world.sandbox.clerk;
  if (users.get(ADMIN_ID) === undefined) {
    users.create({ id: ADMIN_ID, firstName: 'Ada', lastName: 'Lovelace', emailAddress: 'ada@example.com' });
  }
  return asPerson(world, ADMIN_ID);
}
