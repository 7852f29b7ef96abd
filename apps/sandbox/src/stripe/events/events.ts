import type Stripe from 'stripe';
import type { Clock } from '../../clock.ts';
import { type EventLog, remember } from './event-log.ts';
import { relatedObject } from './related-object.ts';
import { createSnapshotEvent, type Emit, type SnapshotType } from './snapshot-event.ts';
import type { StripeOutbox } from './stripe-protocol.ts';
import { createThinEvent } from './thin-event.ts';

export type EmitThin = (type: string, accountId: string | null, data: Record<string, unknown> | null) => void;

/** `both`: one change is sent twice, with two ids; the thin event names the snapshot's. */
export type EventPayload = 'snapshot' | 'thin' | 'both';

/**
 * How each endpoint is told of what happens in v1: Stripe asks that of every event destination. Accounts are v2's and are
 * told of in thin events of v2, whatever stands here; other than `snapshot`, in v1's `account.updated` as well.
 */
export interface EventPayloads {
  platform: EventPayload;
  connect: EventPayload;
}

interface EventsOptions {
  clock: Clock;
  livemode: boolean;
  payloads: EventPayloads;
  platformOutbox: StripeOutbox;
  connectOutbox: StripeOutbox;
}

/** Sends events to the endpoints, and keeps them for the API. */
export function createEvents({ clock, livemode, payloads, platformOutbox, connectOutbox }: EventsOptions) {
  const log: EventLog = { snapshots: [], thin: [] };
  const setting = () => ({ now: clock.now(), livemode });

  const emit: Emit = (type, object, options = {}) => {
    const event = remember(log.snapshots, createSnapshotEvent(type, structuredClone(object), setting(), options));
    const { account: context = null } = options;
    const outbox = context === null ? platformOutbox : connectOutbox;
    const payload = context === null ? payloads.platform : payloads.connect;
    if (payload !== 'thin') outbox.send(event);
    if (payload === 'snapshot') return;
    const told = { type: thinType(type), context, related_object: relatedObject(object), snapshot_event: event.id };
    const thin = createThinEvent(told, setting());
    remember(log.thin, { ...thin, changes: null, data: null });
    outbox.send(thin);
  };
  const emitThin: EmitThin = (type, id, data) => {
    const related = id === null ? null : relatedObject({ id, object: 'v2.core.account' });
    const event = createThinEvent({ type, context: null, related_object: related }, setting());
    remember(log.thin, { ...event, changes: null, data });
    connectOutbox.send(event);
  };
  return { log, emit, emitThin };
}

/** The SDK knows every type that is sent here in its thin form too, or this does not compile. */
function thinType(type: SnapshotType): Stripe.V2.Core.EventNotification['type'] {
  return `v1.${type}` as const;
}
