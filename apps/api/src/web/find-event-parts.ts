import { setTimeout as sleep } from 'node:timers/promises';
import { isStorable } from '@ticket-hub/db';
import { eventById } from '@ticket-hub/ticketing';
import type { Deps } from '../deps.ts';
import { ticketing } from '../features.ts';
import { eventData } from './event-data.ts';
import { eventHead } from './event-head.ts';

/** Nobody waits longer for the page than that: it works without. */
const WITHIN_MS = 500;

/** What an event's page has of its own. */
export interface EventParts {
  /** In place of the head of all pages. */
  head: string;
  /** At the end of the body. */
  data: string;
}

/** Undefined for what is not published, and where the database is slow or away. */
export type FindEventParts = (eventId: string) => Promise<EventParts | undefined>;

export function findEventParts({ db, env, features, log, now }: Deps): FindEventParts {
  if (!features.includes(ticketing)) return async () => undefined;

  async function find(eventId: string): Promise<EventParts | undefined> {
    if (!isStorable(eventId)) return undefined;
    const event = await eventById(db.read, { eventId, now: now() });
    if (event?.status !== 'published') return undefined;
    return { head: await eventHead(event, env.webUrl), data: eventData(event) };
  }

  return async (eventId) => {
    const found = find(eventId).catch((error: unknown) => {
      log.warn({ err: error }, 'What an event’s page has of its own could not be written');
      return undefined;
    });
    return await Promise.race([found, sleep(WITHIN_MS, undefined, { ref: false })]);
  };
}
