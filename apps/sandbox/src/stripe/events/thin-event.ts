import { stripeId } from '../stripe-id.ts';
import type { EventSetting } from './snapshot-event.ts';

/** An event of the v2 API: what is pushed says only which object changed. */
export interface ThinEvent {
  id: string;
  object: 'v2.core.event';
  context: string | null;
  created: string;
  livemode: boolean;
  reason: null;
  related_object: { id: string; type: string; url: string } | null;
  type: string;
}

/** As the API answers it when asked for the event by its id. */
export interface FullThinEvent extends ThinEvent {
  changes: null;
  data: Record<string, unknown> | null;
}

export function createThinEvent(type: string, accountId: string | null, setting: EventSetting): ThinEvent {
  return {
    id: stripeId(setting.livemode ? 'evt' : 'evt_test'),
    object: 'v2.core.event',
    context: null,
    created: new Date(setting.now).toISOString(),
    livemode: setting.livemode,
    reason: null,
    related_object:
      accountId === null
        ? null
        : { id: accountId, type: 'v2.core.account', url: `/v2/core/accounts/${encodeURIComponent(accountId)}` },
    type,
  };
}
