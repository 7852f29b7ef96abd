import { type ClerkClient, createClerkClient } from '@clerk/backend';
import { isClerkAPIResponseError } from '@clerk/backend/errors';
import { type ClerkDirectory, type ClerkUser, clerkUser } from '@ticket-hub/users';
import type { Env } from '../env.ts';
import type { Logger } from '../log.ts';
import { inTime } from './in-time.ts';

export function createClerk({ clerk }: Env): ClerkClient {
  return createClerkClient({ secretKey: clerk.secretKey, apiUrl: clerk.apiUrl, telemetry: { disabled: true } });
}

/** Answers from Clerk's Backend API. Slow, down, rate limited or not understood: all are `unavailable`, and logged. */
export function clerkDirectory(clerk: ClerkClient, log: Logger): ClerkDirectory {
  return {
    async getUser(clerkId): Promise<ClerkUser | 'unknown' | 'unavailable'> {
      try {
        const user = await inTime(clerk.users.getUser(clerkId));
        return clerkUser.parse(user.raw);
      } catch (error) {
        if (isUnknownUser(error)) return 'unknown';
        log.warn({ err: error }, 'Clerk gave no usable answer about a user');
        return 'unavailable';
      }
    },
  };
}

/** Any wrong base URL answers 404; only with this code does it mean that there is no such user. */
function isUnknownUser(error: unknown): boolean {
  return isClerkAPIResponseError(error) && error.status === 404 && error.errors[0]?.code === 'resource_not_found';
}
