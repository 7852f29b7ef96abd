import { type Delivery, forgetSubject, receiveOnce } from '@ticket-hub/inbox';
import { applySnapshot, clerkId, deleteUser, readClerkUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { type ClerkEvent, clerkEvent, deletedUser } from './clerk-event.ts';
import { type SvixClaim, svixClaim, svixKey } from './verify-svix.ts';
import { deliver, fail, type Result, type Vendor, type WebhookContext, webhook } from './webhook.ts';

/** `POST /webhooks/clerk`. Nothing is answered 200 before it is on disk; whatever is not is sent again by Clerk. */
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
  const delivery: Delivery = {
    source: 'clerk',
    id: claim.id,
    type: event.data?.type ?? 'unknown',
    subject: clerkId.safeParse(event.data?.data.id).data ?? null,
    occurredAt: event.data?.timestamp ?? null,
    receivedAt,
  };
  return await deliver({ deps, c }, delivery, () => settle(deps, delivery, event.data));
}

async function settle(deps: Deps, delivery: Delivery, event: ClerkEvent | undefined): Promise<Result> {
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

async function applyUser(deps: Deps, delivery: Delivery, data: unknown): Promise<Result> {
  const { db, directory, now } = deps;
  const user = readClerkUser(data, now());
  if (!user) return await fail(deps, delivery, 'invalid_payload');
  const applied = await applySnapshot(user, {
    directory,
    now,
    run: (upsert) =>
      receiveOnce(db, delivery, async (tx) => {
        const result = await upsert(tx);
        // A deleted user's rows name nobody, the ones that come after the deletion too.
        if (result.outcome === 'ignored') await forgetSubject(tx, delivery.source, user.id);
        return result;
      }),
  });
  if (applied.outcome === 'unavailable') return await fail(deps, delivery, 'try_again');
  if (applied.outcome === 'invalid') return await fail(deps, delivery, 'invalid_payload');
  return { outcome: applied.outcome };
}

async function applyDeletion(deps: Deps, delivery: Delivery, data: unknown): Promise<Result> {
  const { db, now, dependents } = deps;
  const user = deletedUser.safeParse(data);
  if (!user.success) return await fail(deps, delivery, 'invalid_payload');
  return await receiveOnce(db, delivery, async (tx) => {
    const deleted = await deleteUser(tx, user.data.id, { now: now(), dependents });
    await forgetSubject(tx, delivery.source, user.data.id);
    return deleted;
  });
}

async function ignore({ db }: Deps, delivery: Delivery): Promise<Result> {
  return await receiveOnce(db, { ...delivery, subject: null }, async () => ({ outcome: 'ignored' }));
}

/** Undefined when it is not JSON, which no event is. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
