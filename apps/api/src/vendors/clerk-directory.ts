import { type ClerkClient, createClerkClient } from '@clerk/backend';
import { isClerkAPIResponseError } from '@clerk/backend/errors';
import { type ClerkDirectory, type ClerkUser, clerkUser, PAGE } from '@ticket-hub/users';
import type { Env } from '../env.ts';
import type { Logger } from '../log.ts';
import { fetchKeys } from './clerk-keys.ts';
import { inTime } from './in-time.ts';
import type { Ask } from './patiently.ts';

export function createClerk({ clerk }: Env): ClerkClient {
  return createClerkClient({ secretKey: clerk.secretKey, apiUrl: clerk.apiUrl, telemetry: { disabled: true } });
}

interface Means {
  clerk: ClerkClient;
  jwtKey: string | undefined;
  log: Logger;
  ask: Ask;
}

/** Clerk's Backend API. Slow, down, rate limited, refused or not understood: all are `unavailable`, and logged. */
export function clerkDirectory({ clerk, jwtKey, log, ask }: Means): ClerkDirectory {
  async function answer<T, const Gone extends string>(
    question: () => Promise<T>,
    gone: Gone,
  ): Promise<T | Gone | 'unavailable'> {
    try {
      return await ask(() => inTime(question()));
    } catch (error) {
      if (isNotFound(error)) return gone;
      log.warn({ err: error }, 'Clerk gave no usable answer');
      return 'unavailable';
    }
  }
  const list = async (params: object): Promise<ClerkUser[]> => {
    const { data } = await clerk.users.getUserList({ orderBy: '+created_at', limit: PAGE, ...params });
    return data.map((user) => clerkUser.parse(user.raw));
  };

  return {
    getUser: (clerkId) => answer(async () => clerkUser.parse((await clerk.users.getUser(clerkId)).raw), 'unknown'),
    // `starting_after` is part of the API but not of the SDK's types.
    listUsers: (cursor) => answer(() => list(cursor === null ? {} : { startingAfter: cursor }), 'unknown_cursor'),
    findUsers: (clerkIds) => answer(() => list({ userId: clerkIds }), 'unavailable'),
    countUsers: () => answer(() => clerk.users.getCount(), 'unavailable'),
    deleteUser: (clerkId) => answer(() => clerk.users.deleteUser(clerkId).then(() => 'deleted' as const), 'unknown'),
    async checkInstance() {
      if (jwtKey === undefined) return 'ours';
      const keys = await answer(() => fetchKeys(clerk), 'unavailable');
      if (keys === 'unavailable') return keys;
      return [...keys.values()].some((pem) => pem.trim() === jwtKey.trim()) ? 'ours' : 'another';
    },
  };
}

/** Any wrong base URL answers 404; only with this code does it mean that there is no such user. */
function isNotFound(error: unknown): boolean {
  return isClerkAPIResponseError(error) && error.status === 404 && error.errors[0]?.code === 'resource_not_found';
}
