import { createHash } from 'node:crypto';
import { receiveOnce, wasReceived } from '@ticket-hub/inbox';
import type { Deps, Money } from '../deps.ts';
import type { Received } from '../observe/sources.ts';
import { followHint } from './follow-hint.ts';
import { parseStripeEvent, type StripeEvent } from './stripe-event.ts';
import { hintOf } from './stripe-hint.ts';
import { stripeClaim, stripeKey } from './verify-stripe.ts';
import { deliver, fail, type Result, webhook } from './webhook.ts';

/** `POST /webhooks/stripe`, both kinds of event. An event only names the object to retrieve from Stripe. */
export function stripeWebhook(deps: Deps) {
  const { money } = deps;
  return webhook(deps, {
    source: 'stripe',
    keys: money?.webhookSecrets.map(stripeKey) ?? [],
    claim: stripeClaim,
    async receive(c, { body, receivedAt }) {
      if (!money) return { error: 'not_configured' };
      const event = parseStripeEvent(body);
      const delivery: Received<'stripe'> = {
        source: 'stripe',
        // Both events of one change share an id. An unreadable body is identified by its hash.
        id: event?.snapshot_event ?? event?.id ?? `unreadable ${createHash('sha256').update(body).digest('hex')}`,
        type: event?.type ?? 'unknown',
        subject: null,
        occurredAt: event ? timeOf(event) : null,
        receivedAt,
      };
      return await deliver({ deps, c }, delivery, () => settle(deps, money, { delivery, event }));
    },
  });
}

interface Arrived {
  delivery: Received<'stripe'>;
  event: StripeEvent | undefined;
}

async function settle(deps: Deps, money: Money, { delivery, event }: Arrived): Promise<Result> {
  const { db } = deps;
  if (!event) return await fail(deps, delivery, 'invalid_payload');
  if (await wasReceived(db.read, delivery)) return { outcome: 'duplicate' };
  // An event of the other mode, test or live, means that two endpoints were mixed up.
  const hint = event.livemode === money.livemode ? hintOf(event) : undefined;
  const outcome = hint ? await followHint({ db, money }, hint) : 'ignored';
  if (outcome === 'unavailable') return await fail(deps, delivery, 'try_again');
  return await receiveOnce(db, delivery, async () => ({ outcome }), { expected: outcome });
}

/** Whole seconds in v1, ISO 8601 in v2. */
function timeOf({ created }: StripeEvent): Date | null {
  const at = new Date(typeof created === 'number' ? created * 1000 : created);
  return Number.isNaN(at.getTime()) ? null : at;
}
