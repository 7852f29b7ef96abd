import { createHash } from 'node:crypto';
import { type Delivery, noteFailure, receiveOnce, wasReceived } from '@ticket-hub/inbox';
import type { Context } from 'hono';
import type { Deps, Money } from '../deps.ts';
import { codeOf, type ErrorCode, errorBody, errors } from '../errors.ts';
import type { Variables } from '../log-requests.ts';
import { followHint } from './follow-hint.ts';
import { readBody } from './read-body.ts';
import { refusedTally, secretTally } from './signature-tally.ts';
import { parseStripeEvent, type StripeEvent, verifyStripe } from './verify-stripe.ts';

const LARGEST_BODY = 1024 * 1024;

type Result = { outcome: string } | { error: ErrorCode };

/** `POST /webhooks/stripe`, both kinds of event. An event only says what to ask Stripe about; what Stripe answers counts. */
export function stripeWebhook(deps: Deps) {
  return async (c: Context<{ Variables: Variables }>) => {
    const result = deps.money ? await receive(deps, deps.money, c) : { error: 'not_configured' as const };
    if ('outcome' in result) return c.json({ outcome: result.outcome });
    return c.json(errorBody(result.error), errors[result.error].status);
  };
}

async function receive(deps: Deps, money: Money, c: Context<{ Variables: Variables }>): Promise<Result> {
  const body = await readBody(c.req.raw, LARGEST_BODY);
  if (!body) return { error: 'payload_too_large' };
  const request = { body, header: c.req.header('stripe-signature') ?? null, now: deps.now() };
  const secret = await verifyStripe(money.stripe, request, money.webhookSecrets);
  const signature = secret === undefined ? refusedTally('stripe') : secretTally('stripe', secret);
  deps.tallies.add(signature);
  deps.metrics.signature('stripe', signature);
  if (secret === undefined) return { error: 'invalid_signature' };

  const event = parseStripeEvent(body);
  const delivery: Delivery = {
    source: 'stripe',
    // What cannot be read has no id but its bytes.
    id: event?.id ?? `unreadable ${createHash('sha256').update(body).digest('hex')}`,
    type: event?.type ?? 'unknown',
    subject: null,
    occurredAt: event ? timeOf(event) : null,
    receivedAt: request.now,
  };
  const result = await settle(deps, money, { delivery, event }).catch((error: unknown): Result => {
    c.get('log').error({ err: error }, 'A delivery failed');
    return { error: codeOf(error) };
  });
  const outcome = 'outcome' in result ? result.outcome : result.error;
  c.set('delivery', { id: delivery.id, type: delivery.type, outcome });
  deps.metrics.delivery('stripe', outcome);
  if (delivery.occurredAt) deps.metrics.lag('stripe', delivery.receivedAt.getTime() - delivery.occurredAt.getTime());
  return result;
}

interface Received {
  delivery: Delivery;
  event: StripeEvent | undefined;
}

async function settle(deps: Deps, money: Money, { delivery, event }: Received): Promise<Result> {
  const { db } = deps;
  if (!event) return await fail(deps, delivery, 'invalid_payload');
  if (await wasReceived(db.read, delivery)) return { outcome: 'duplicate' };
  // A test-mode event about a live account, or the other way round: somebody has mixed up two endpoints.
  const outcome = event.livemode === money.livemode ? await followHint(deps, money, event) : 'ignored';
  if (outcome === 'unavailable') return await fail(deps, delivery, 'try_again');
  return await receiveOnce(db, delivery, async () => ({ outcome }));
}

async function fail({ db }: Deps, delivery: Delivery, error: ErrorCode): Promise<Result> {
  await noteFailure(db, delivery, error);
  return { error };
}

/** Whole seconds in v1, ISO 8601 in v2. */
function timeOf({ created }: StripeEvent): Date | null {
  const at = new Date(typeof created === 'number' ? created * 1000 : created);
  return Number.isNaN(at.getTime()) ? null : at;
}
