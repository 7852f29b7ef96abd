import type { Outbox, Protocol } from '../../outbox/outbox.ts';
import { randomId } from '../../random-id.ts';
import type { ClerkEvent } from '../event.ts';
import { signRequest } from './sign-request.ts';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

export type ClerkOutbox = Outbox<ClerkEvent>;

/** The delivery rules of Svix, which delivers Clerk's webhooks. */
export const svix: Protocol<ClerkEvent> = {
  schedule: [0, 5 * seconds, 5 * minutes, 30 * minutes, 2 * hours, 5 * hours, 10 * hours, 10 * hours],
  answerWithinMs: 15_000,
  aborts: (headers) => headers.get('webhook-delivery') === 'abort-message',
  messageId: () => randomId('msg'),
  twinId: () => randomId('msg'),
  sign: signRequest,
};
