import { setTimeout as sleep } from 'node:timers/promises';
import { isStorable } from '@ticket-hub/db';
import { eventById } from '@ticket-hub/ticketing';
import type { Deps } from '../deps.ts';
import { ticketing } from '../features.ts';
import { eventHead } from './event-head.ts';

/** Nobody waits longer for the page than that: it works without. */
const WITHIN_MS = 500;

/** The head of an event's page; undefined for what is not published, and where the database is slow or away. */
export type FindEventHead = (eventId: string) => Promise<string | undefined>;

export function findEventHead({ db, env, features, log, now }: Deps): FindEventHead {
  if (!features.includes(ticketing)) return async () => undefined;

  async function find(eventId: string): Promise<string | undefined> {
    if (!isStorable(eventId)) return undefined;
    const event = await eventById(db.read, { eventId, now: now() });
    return event?.status === 'published' ? eventHead(event, env.webUrl) : undefined;
  }

  return async (eventId) => {
    const found = find(eventId).catch((error: unknown) => {
      log.warn({ err: error }, 'The head of a page could not be written');
      return undefined;
    });
    return await Promise.race([found, sleep(WITHIN_MS, undefined, { ref: false })]);
  };
}
