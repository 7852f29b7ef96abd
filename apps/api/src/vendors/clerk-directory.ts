import { type ClerkDirectory, clerkId, PAGE, readClerkUser, type Shown } from '@ticket-hub/users';
import { z } from 'zod';
import type { Logger } from '../observe/log.ts';
import type { Ask } from './ask.ts';
import { type ClerkApi, ClerkRefusal } from './clerk-api.ts';
import { fetchKeys } from './clerk-keys.ts';

interface Ports {
  api: ClerkApi;
  jwtKey: string | undefined;
  log: Logger;
  ask: Ask;
  now: () => Date;
}

const page = z.array(z.looseObject({ id: clerkId }));
const count = z.object({ total_count: z.int().nonnegative() });

/** Implements {@link ClerkDirectory} with Clerk's Backend API. Failures are logged and returned as `unavailable`. */
export function clerkDirectory({ api, jwtKey, log, ask, now }: Ports): ClerkDirectory {
  /** `expected` maps errors that the request anticipates to results. */
  async function answer<T, const Expected extends string = never>(
    request: (signal: AbortSignal) => Promise<T>,
    expected: (error: unknown) => Expected | undefined = () => undefined,
  ): Promise<T | Expected | 'unavailable'> {
    try {
      return await ask(request);
    } catch (error) {
      const known = expected(error);
      if (known !== undefined) return known;
      log.warn({ err: error }, 'Clerk did not respond as expected');
      return 'unavailable';
    }
  }

  function read(shown: { id: string }): Shown {
    const user = readClerkUser(shown, now());
    if (!user) log.warn({ clerkId: shown.id }, 'Clerk returned an invalid user');
    return { id: shown.id, user: user ?? 'invalid' };
  }

  const list = async (signal: AbortSignal, which: object) =>
    page.parse(await api.get('/users', signal, { order_by: '+created_at', limit: PAGE, ...which })).map(read);
  const one = async (signal: AbortSignal, id: string) =>
    read(z.looseObject({ id: z.literal(id) }).parse(await api.get(pathOf(id), signal))).user;

  return {
    getUser: (id) => answer((signal) => one(signal, id), ifGone('unknown')),
    listUsers: (cursor) =>
      answer((signal) => list(signal, cursor === null ? {} : { starting_after: cursor }), ifGone('unknown_cursor')),
    findUsers: (ids) => answer<Shown[], never>((signal) => list(signal, { user_id: ids })),
    countUsers: () =>
      answer(async (signal) => count.parse(await api.get('/users/count', signal)).total_count, ifRefused),
    deleteUser: (id) =>
      answer((signal) => api.delete(pathOf(id), signal).then(() => 'deleted' as const), ifGone('unknown')),
    async checkInstance() {
      if (jwtKey === undefined) return 'ours';
      const keys = await answer<Map<string, string>, never>((signal) => fetchKeys(api, signal));
      if (keys === 'unavailable') return keys;
      return [...keys.values()].some((pem) => pem.trim() === jwtKey.trim()) ? 'ours' : 'another';
    },
  };
}

function pathOf(id: string): string {
  return `/users/${encodeURIComponent(id)}`;
}

/** A wrong base URL responds 404 too; only this code means that there is no such user. */
function ifGone<const Gone extends string>(gone: Gone) {
  return (error: unknown) =>
    error instanceof ClerkRefusal && error.status === 404 && error.code === 'resource_not_found' ? gone : undefined;
}

function ifRefused(error: unknown): 'refused' | undefined {
  return error instanceof ClerkRefusal && (error.status === 401 || error.status === 403) ? 'refused' : undefined;
}
