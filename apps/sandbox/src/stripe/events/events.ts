import type { Clock } from '../../clock.ts';
import { type EventLog, remember } from './event-log.ts';
import { createSnapshotEvent, type Emit } from './snapshot-event.ts';
import type { StripeOutbox } from './stripe-protocol.ts';
import { createThinEvent } from './thin-event.ts';

export type EmitThin = (type: string, accountId: string | null, data: Record<string, unknown> | null) => void;

interface EventsOptions {
  clock: Clock;
  livemode: boolean;
  platformOutbox: StripeOutbox;
  connectOutbox: StripeOutbox;
}

/** Says what happened: to whoever listens, and to whoever asks later. */
export function createEvents({ clock, livemode, platformOutbox, connectOutbox }: EventsOptions) {
  const log: EventLog = { snapshots: [], thin: [] };
  const setting = () => ({ now: clock.now(), livemode });

  const emit: Emit = (type, object, options = {}) => {
    const event = remember(log.snapshots, createSnapshotEvent(type, structuredClone(object), setting(), options));
    const outbox = options.account === undefined ? platformOutbox : connectOutbox;
    outbox.send(event);
  };
  const emitThin: EmitThin = (type, accountId, data) => {
    const event = createThinEvent(type, accountId, setting());
    remember(log.thin, { ...event, changes: null, data });
    connectOutbox.send(event);
  };
  return { log, emit, emitThin };
}
