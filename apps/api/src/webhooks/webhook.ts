import { type Delivery, noteFailure } from '@ticket-hub/inbox';
import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { codeOf, type ErrorCode, errorBody, errors } from '../errors.ts';
import type { Variables } from '../log-requests.ts';
import { readBody } from './read-body.ts';
import { refusedTally, secretTally } from './signature-tally.ts';

const LARGEST_BODY = 1024 * 1024;

export type WebhookContext = Context<{ Variables: Variables }>;

/** What a vendor is told. `dependents` is for the log alone. */
export type Result = { outcome: string; dependents?: Record<string, number> } | { error: ErrorCode };

/** A route that takes a vendor's deliveries: the body's bytes, up to 1 MiB, go to `receive`, and its result is answered. */
export function webhook(receive: (c: WebhookContext, body: Buffer) => Promise<Result>) {
  return async (c: WebhookContext) => {
    const body = await readBody(c.req.raw, LARGEST_BODY);
    const result: Result = body ? await receive(c, body) : { error: 'payload_too_large' };
    if ('outcome' in result) return c.json({ outcome: result.outcome });
    return c.json(errorBody(result.error), errors[result.error].status);
  };
}

/** Counts which secret has verified a delivery, or that none did. */
export function countSignature(deps: Deps, source: 'clerk' | 'stripe', secret: string | undefined): void {
  const signature = secret === undefined ? refusedTally(source) : secretTally(source, secret);
  deps.tallies.add(signature);
  deps.metrics.signature(source, signature);
}

/** Settles a verified delivery. What nobody expected is logged and answered so that the vendor sends it again. */
export async function deliver(
  { deps, c }: { deps: Deps; c: WebhookContext },
  delivery: Delivery,
  settle: () => Promise<Result>,
): Promise<Result> {
  const result = await settle().catch((error: unknown): Result => {
    c.get('log').error({ err: error }, 'A delivery failed');
    return { error: codeOf(error) };
  });
  const { id, type, source, occurredAt, receivedAt } = delivery;
  const outcome = 'outcome' in result ? result.outcome : result.error;
  c.set('delivery', { id, type, outcome, ...('dependents' in result && { dependents: result.dependents }) });
  deps.metrics.delivery(source, outcome);
  if (occurredAt) deps.metrics.lag(source, receivedAt.getTime() - occurredAt.getTime());
  return result;
}

/** Notes an expected failure. Whom the delivery is about is for its retry to say: they may be deleted by then. */
export async function fail({ db }: Deps, delivery: Delivery, error: ErrorCode): Promise<Result> {
  await noteFailure(db, { ...delivery, subject: null }, error);
  return { error };
}
