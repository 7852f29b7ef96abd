import type { Message } from './message.ts';
import type { Tampering } from './signed-request.ts';

/** What can go wrong with a message on its way; the first attempt suffers it. */
export type Fault =
  /** Never sent: only a reconcile can heal it. */
  | { kind: 'drop' }
  /** Sent twice under one id. */
  | { kind: 'duplicate' }
  /** Sent again under a second id, as while a second endpoint stands in for rotating the secret. */
  | { kind: 'second-endpoint' }
  | { kind: 'delay'; ms: number }
  /** Sent after the next message. */
  | { kind: 'reorder' }
  /** Changed after signing. */
  | { kind: 'tamper'; what?: Tampering }
  /** Delivered, but the answer is taken for a 500, so that it comes again. */
  | { kind: 'lose-answer' };

/** One attempt that is to be made. `retry`: if it fails, the schedule goes on. */
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
