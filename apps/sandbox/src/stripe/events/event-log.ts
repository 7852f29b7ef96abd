import type { SnapshotEvent } from './snapshot-event.ts';
import type { FullThinEvent } from './thin-event.ts';

const eventsKept = 1000;

/** Past events, for the API's event routes. Newest first. */
export interface EventLog {
  snapshots: SnapshotEvent[];
  thin: FullThinEvent[];
}

export function remember<T>(log: T[], event: T): T {
  log.unshift(event);
  log.length = Math.min(log.length, eventsKept);
  return event;
}
