/** `dropped`: lost by a fault, or without an endpoint. `failed`: every scheduled attempt failed. */
export type MessageState = 'waiting' | 'delivered' | 'failed' | 'aborted' | 'dropped';

export interface Message {
  readonly id: string;
  readonly type: string;
  /** The text that is signed and sent. */
  readonly payload: string;
  readonly createdAt: number;
  state: MessageState;
  attempts: Attempt[];
  nextAttemptAt: number | null;
}

export interface Attempt {
  at: number;
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
    state: 'waiting',
    attempts: [],
    nextAttemptAt: null,
  };
}

export function isSettled(message: Message): boolean {
  return message.state !== 'waiting';
}
