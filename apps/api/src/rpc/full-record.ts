import type { User } from '@ticket-hub/users';

/** A whole user on the wire. Clients expect `email` to be a string: without an address it is empty. */
export function fullRecord({ banned, email, ...user }: User) {
  return { ...user, email: email ?? '' };
}
