import type { Fault } from './fault.ts';

/** `dropped`: lost by a fault, or without an endpoint. `failed`: every scheduled attempt failed. */
export type MessageState = 'waiting' | 'delivered' | 'failed' | 'aborted' | 'dropped';

export interface Message {
  readonly id: string;
  readonly type: string;
  /** The text that is signed and sent. */
  readonly payload: string;
  readonly createdAt: number;
  /** What was made to go wrong with its first attempt. */
  fault: Fault['kind'] | null;
  state: MessageState;
  attempts: Attempt[];
  nextAttemptAt: number | null;
}

export interface Attempt {
  at: number;
  /** From the request to the whole of its answer. */
  tookMs: number;
  /** 0: no response. */
  status: number;
  body: string;
  /** The receiver's response was treated as a 500. */
  answerLost: boolean;
}

export function createMessage(id: string, event: { type: string }, now: number): Message {
  return {
    id,
    type: event.type,
    payload: JSON.stringify(event),
    createdAt: now,
    fault: null,
    state: 'waiting',
    attempts: [],
    nextAttemptAt: null,
  };
}

export function isSettled(message: Message): boolean {
  return message.state !== 'waiting';
}
