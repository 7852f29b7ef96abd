import { receiveOnce } from '@ticket-hub/inbox';
import { clerkId, deleteUser, readClerkUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import type { Received } from '../observe/sources.ts';
import { type ClerkEvent, clerkEvent, deletedUser } from './clerk-event.ts';
import { receiveSnapshot } from './receive-snapshot.ts';
import { type SvixClaim, svixClaim, svixKey } from './verify-svix.ts';
import { deliver, fail, type Result, type Vendor, type WebhookContext, webhook } from './webhook.ts';

/** `POST /webhooks/clerk`. Responds 200 only after the change is durable; otherwise Clerk retries. */
export function clerkWebhook(deps: Deps) {
  return webhook(deps, {
    source: 'clerk',
    keys: deps.env.clerk.webhookSecrets.map(svixKey),
    claim: svixClaim,
    receive: (c, signed) => receive(deps, c, signed),
  });
}

type Signed = Parameters<Vendor<SvixClaim>['receive']>[1];

async function receive(deps: Deps, c: WebhookContext, { body, claim, receivedAt }: Signed): Promise<Result> {
  const event = clerkEvent.safeParse(parseJson(body));
  const delivery: Received<'clerk'> = {
    source: 'clerk',
    id: claim.id,
    type: event.data?.type ?? 'unknown',
    subject: clerkId.safeParse(event.data?.data.id).data ?? null,
    occurredAt: event.data?.timestamp ?? null,
    receivedAt,
  };
  return await deliver({ deps, c }, delivery, () => settle(deps, delivery, event.data));
}

async function settle(deps: Deps, delivery: Received<'clerk'>, event: ClerkEvent | undefined): Promise<Result> {
  if (!event) return await fail(deps, delivery, 'invalid_payload');
  const { instanceId } = deps.env.clerk;
  if (instanceId !== undefined && event.instance_id !== instanceId) return await ignore(deps, delivery);
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      return await applyUser(deps, delivery, event.data);
    case 'user.deleted':
      return await applyDeletion(deps, delivery, event.data);
    default:
      return await ignore(deps, delivery);
  }
}

async function applyUser(deps: Deps, delivery: Received<'clerk'>, data: unknown): Promise<Result> {
  const user = readClerkUser(data, deps.now());
  if (!user) return await fail(deps, delivery, 'invalid_payload');
  const { outcome } = await receiveSnapshot(deps, delivery, user);
  if (outcome === 'unavailable') return await fail(deps, delivery, 'try_again');
  if (outcome === 'invalid') return await fail(deps, delivery, 'invalid_payload');
  return { outcome };
}

async function applyDeletion(deps: Deps, delivery: Received<'clerk'>, data: unknown): Promise<Result> {
  const { db, now, dependents } = deps;
  const user = deletedUser.safeParse(data);
  if (!user.success) return await fail(deps, delivery, 'invalid_payload');
  // The ledger never names somebody who has left.
  const nameless = { ...delivery, subject: null };
  return await receiveOnce(db, nameless, (tx) => deleteUser(tx, user.data.id, { now: now(), dependents }), {
    expected: 'deleted',
  });
}

async function ignore({ db }: Deps, delivery: Received<'clerk'>): Promise<Result> {
  return await receiveOnce(db, { ...delivery, subject: null }, async () => ({ outcome: 'ignored' }), {
    expected: 'ignored',
    interleaves: true,
  });
}

/** Undefined when it is not JSON, which fails validation. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
