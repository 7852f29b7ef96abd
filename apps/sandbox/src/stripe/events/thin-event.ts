import { stripeId } from '../stripe-id.ts';
import type { EventSetting } from './snapshot-event.ts';

export interface RelatedObject {
  id: string;
  type: string;
  url: string;
}

/** A v2 event: its notification only names the object that changed. */
export interface ThinEvent {
  id: string;
  object: 'v2.core.event';
  /** The connected account that it comes from, if its type is one of v1's. */
  context: string | null;
  created: string;
  livemode: boolean;
  reason: null;
  related_object: RelatedObject | null;
  /** The id under which a snapshot tells of the same change; types of v2 have none. */
  snapshot_event?: string;
  type: string;
}

/** As the API answers it when asked for the event by its id. */
export interface FullThinEvent extends ThinEvent {
  changes: null;
  data: Record<string, unknown> | null;
}

type Told = Pick<ThinEvent, 'context' | 'related_object' | 'snapshot_event' | 'type'>;

export function createThinEvent(
  { type, context, related_object, ...twin }: Told,
  { now, livemode }: EventSetting,
): ThinEvent {
  return {
    id: stripeId(livemode ? 'evt' : 'evt_test'),
    object: 'v2.core.event',
    context,
    created: new Date(now).toISOString(),
    livemode,
    reason: null,
    related_object,
    ...twin,
    type,
  };
}
