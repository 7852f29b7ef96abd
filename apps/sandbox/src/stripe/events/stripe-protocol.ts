import { createHmac } from 'node:crypto';
import type { Outbox, Protocol } from '../../outbox/outbox.ts';
import { bodyAfterSigning, type Payload, type SignedRequest, type SignOptions } from '../../outbox/signed-request.ts';
import { stripeId } from '../stripe-id.ts';
import type { SnapshotEvent } from './snapshot-event.ts';
import type { ThinEvent } from './thin-event.ts';

const minutes = 60_000;
const hours = 60 * minutes;

/** Any event, because tests also send what Stripe never would. */
export interface StripeEvent {
  id?: string;
  type: string;
  [key: string]: unknown;
}

export type StripeOutbox = Outbox<SnapshotEvent | ThinEvent | StripeEvent>;

/**
 * How Stripe delivers: up to three days, ever more slowly. It does not publish the times; these are as far apart as
 * people report. Nor does it publish how long it waits for an answer.
 */
export const stripeProtocol: Protocol<SnapshotEvent | ThinEvent | StripeEvent> = {
  schedule: [
    0,
    5 * minutes,
    30 * minutes,
    2 * hours,
    5 * hours,
    10 * hours,
    12 * hours,
    12 * hours,
    12 * hours,
    12 * hours,
    6 * hours,
  ],
  answerWithinMs: 10_000,
  aborts: () => false,
  // A delivery has no id of its own: a second endpoint gets the same event under the same id.
  messageId: (event) => event.id ?? stripeId('evt'),
  twinId: ({ id }) => id,
  sign: signStripeRequest,
};

export function signStripeRequest(
  payload: Payload,
  options: SignOptions & { timestamp: number; secrets: string[] },
): SignedRequest {
  const { timestamp, secrets, tamper } = options;
  const seconds = Math.floor(timestamp / 1000);
  const signatures = secrets.map((secret) => hmac(secret, seconds, payload));
  const said = tamper === 'signature' ? signatures.map(spoil) : signatures;
  const shown = tamper === 'timestamp' ? seconds + 1 : seconds;
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'stripe-signature': [`t=${shown}`, ...said.map((signature) => `v1=${signature}`)].join(','),
    },
    body: bodyAfterSigning(payload, tamper),
  };
}

/** The whole secret is the key, including `whsec_`. */
function hmac(secret: string, seconds: number, payload: Payload): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(payload).digest('hex');
}

function spoil(signature: string): string {
  return (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
}
