/** `dropped`: lost on the way, or nobody listened. `failed`: every attempt of the schedule did. */
export type MessageState = 'waiting' | 'delivered' | 'failed' | 'aborted' | 'dropped';

export interface Message {
  readonly id: string;
  readonly type: string;
  /** The exact text that is signed and sent. */
  readonly payload: string;
  readonly createdAt: number;
  state: MessageState;
  attempts: Attempt[];
  nextAttemptAt: number | null;
}

export interface Attempt {
  at: number;
  /** 0: no answer came. */
  status: number;
  body: string;
  /** The receiver's answer was taken for a 500, whatever it was. */
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
