import type { Clock } from '../clock.ts';
import { randomId } from '../random-id.ts';
import { blankUser, changeUser } from './change-user.ts';
import type { ClerkDeletedUser, ClerkUser } from './user.ts';
import type { NewUserParams, UserParams } from './user-params.ts';

export type UserChange =
  | { type: 'user.created' | 'user.updated'; data: ClerkUser }
  | { type: 'user.deleted'; data: ClerkDeletedUser };

export interface Users {
  create(params?: NewUserParams): ClerkUser;
  update(id: string, params: UserParams): ClerkUser;
  /** Overrides fields without validation, in events and responses. Not possible at Clerk. */
  distort(id: string, fields: Record<string, unknown>): ClerkUser;
  delete(id: string): ClerkDeletedUser;
  /** A copy: changing it changes nothing here. */
  get(id: string): ClerkUser | undefined;
  /** Copies, oldest first. */
  all(): ClerkUser[];
  withEmail(address: string): ClerkUser | undefined;
}

interface UsersOptions {
  clock: Clock;
  stored: ClerkUser[];
  avatarUrl(id: string): string;
  changed(change: UserChange): void;
}

export function createUsers({ clock, stored, avatarUrl, changed }: UsersOptions): Users {
  const users = new Map(stored.map((user) => [user.id, user]));

  function existing(id: string): ClerkUser {
    const user = users.get(id);
    if (user === undefined) throw new Error(`The sandbox has no user ${id}`);
    return user;
  }

  function put(type: 'user.created' | 'user.updated', user: ClerkUser): ClerkUser {
    users.set(user.id, user);
    changed({ type, data: user });
    return structuredClone(user);
  }

  return {
    create({ id = randomId('user'), createdAt = clock.now(), ...params } = {}) {
      if (users.has(id)) throw new Error(`The sandbox already has a user ${id}`);
      return put('user.created', changeUser(blankUser(id, avatarUrl(id), createdAt), params, createdAt));
    },
    distort: (id, fields) => put('user.updated', Object.assign(changeUser(existing(id), {}, clock.now()), fields)),
    update: (id, params) => put('user.updated', changeUser(existing(id), params, clock.now())),
    delete(id) {
      const { external_id } = existing(id);
      users.delete(id);
      const data = { id, object: 'user', deleted: true, ...(external_id !== null && { external_id }) } as const;
      changed({ type: 'user.deleted', data });
      return data;
    },
    get: (id) => structuredClone(users.get(id)),
    all: () => structuredClone([...users.values()]),
    withEmail: (address) => {
      const wanted = address.toLowerCase();
      const has = (user: ClerkUser) =>
        user.email_addresses.some((email) => email.email_address.toLowerCase() === wanted);
      return structuredClone([...users.values()].find(has));
    },
  };
}
