import type { Message } from './message.ts';
import type { Tampering } from './signed-request.ts';

/** Faults in delivering a message; they apply to the first attempt. */
export type Fault =
  /** Never sent: only reconcile can recover from it. */
  | { kind: 'drop' }
  /** Sent twice with the same id. */
  | { kind: 'duplicate' }
  /** Sent again with a second id, as by a second endpoint while its secret is rotated. */
  | { kind: 'second-endpoint' }
  | { kind: 'delay'; ms: number }
  /** Sent after the next message. */
  | { kind: 'reorder' }
  /** Changed after signing. */
  | { kind: 'tamper'; what?: Tampering }
  /** Delivered, but the response is treated as a 500, so that it is retried. */
  | { kind: 'lose-answer' };

/** A planned attempt. `retry`: continue with the schedule if it fails. */
export interface Dispatch {
  message: Message;
  step: number;
  retry: boolean;
  tamper?: Tampering;
  loseAnswer?: boolean;
}

export interface DeliveryPlan {
  now: Dispatch[];
  later?: { dispatch: Dispatch; ms: number };
  afterNext?: Dispatch;
}

export function planDelivery(message: Message, fault: Fault | undefined, twin: () => Message): DeliveryPlan {
  const dispatch: Dispatch = { message, step: 0, retry: true };
  message.fault = fault?.kind ?? null;
  switch (fault?.kind) {
    case undefined:
      return { now: [dispatch] };
    case 'drop':
      message.state = 'dropped';
      return { now: [] };
    case 'duplicate':
      return { now: [dispatch, { ...dispatch, retry: false }] };
    case 'second-endpoint':
      return { now: [dispatch, { ...dispatch, message: twin() }] };
    case 'delay':
      return { now: [], later: { dispatch, ms: fault.ms } };
    case 'reorder':
      return { now: [], afterNext: dispatch };
    case 'tamper':
      return { now: [{ ...dispatch, tamper: fault.what ?? 'body' }] };
    case 'lose-answer':
      return { now: [{ ...dispatch, loseAnswer: true }] };
  }
}
