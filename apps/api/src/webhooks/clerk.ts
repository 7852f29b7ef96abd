import { type Delivery, forgetSubject, noteFailure, receiveOnce } from '@ticket-hub/inbox';
import { applySnapshot, clerkId, clerkUser, deleteUser } from '@ticket-hub/users';
import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { codeOf, type ErrorCode, errorBody, errors } from '../errors.ts';
import type { Variables } from '../log-requests.ts';
import { type ClerkEvent, clerkEvent, deletedUser } from './clerk-event.ts';
import { readBody } from './read-body.ts';
import { refusedTally, secretTally } from './signature-tally.ts';
import { verifySvix } from './verify-svix.ts';

const LARGEST_BODY = 1024 * 1024;

type Result = { outcome: string; dependents?: Record<string, number> } | { error: ErrorCode };

/** `POST /webhooks/clerk`. Nothing is answered 200 before it is on disk; whatever is not is sent again by Clerk. */
export function clerkWebhook(deps: Deps) {
  return async (c: Context<{ Variables: Variables }>) => {
    const result = await receive(deps, c);
    if ('outcome' in result) return c.json({ outcome: result.outcome });
    return c.json(errorBody(result.error), errors[result.error].status);
  };
}

async function receive(deps: Deps, c: Context<{ Variables: Variables }>): Promise<Result> {
  const request = c.req.raw;
  const { webhookSecrets } = deps.env.clerk;
  if (webhookSecrets.length === 0) return { error: 'not_configured' };
  const body = await readBody(request, LARGEST_BODY);
  if (!body) return { error: 'payload_too_large' };
  const verified = verifySvix(body, request.headers, webhookSecrets);
  const signature = verified ? secretTally('clerk', verified.secret) : refusedTally('clerk');
  deps.tallies.add(signature);
  deps.metrics.signature('clerk', signature);
  if (!verified) return { error: 'invalid_signature' };

  const event = clerkEvent.safeParse(parseJson(body));
  const delivery: Delivery = {
    source: 'clerk',
    id: verified.id,
    type: event.data?.type ?? 'unknown',
    subject: clerkId.safeParse(event.data?.data.id).data ?? null,
    occurredAt: event.data?.timestamp ?? null,
    receivedAt: deps.now(),
  };
  const result = await settle(deps, delivery, event.data).catch((error: unknown): Result => {
    c.get('log').error({ err: error }, 'A delivery failed');
    return { error: codeOf(error) };
  });
  const outcome = 'outcome' in result ? result.outcome : result.error;
  c.set('delivery', {
    id: delivery.id,
    type: delivery.type,
    outcome,
    ...('dependents' in result && { dependents: result.dependents }),
  });
  deps.metrics.delivery('clerk', outcome);
  if (delivery.occurredAt) deps.metrics.lag('clerk', delivery.receivedAt.getTime() - delivery.occurredAt.getTime());
  return result;
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
  const user = clerkUser.safeParse(data);
  if (!user.success) return await fail(deps, delivery, 'invalid_payload');
  const applied = await applySnapshot(user.data, {
    directory,
    now,
    run: (upsert) =>
      receiveOnce(db, delivery, async (tx) => {
        const result = await upsert(tx);
        // A deleted user's rows name nobody, the ones that come after the deletion too.
        if (result.outcome === 'ignored') await forgetSubject(tx, delivery.source, user.data.id);
        return result;
      }),
  });
  if (applied.outcome === 'unavailable') return await fail(deps, delivery, 'try_again');
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

async function fail({ db }: Deps, delivery: Delivery, error: ErrorCode): Promise<Result> {
  // Whom it is about is for the retry to say: they may be deleted.
  await noteFailure(db, { ...delivery, subject: null }, error);
  return { error };
}

/** Undefined when it is not JSON, which no event is. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
