import type { IncomingHttpHeaders } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { isDeliverable, noteFailure } from '@ticket-hub/inbox';
import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { codeOf, type ErrorCode } from '../http/errors.ts';
import { declaredLength, readBody } from '../http/read-body.ts';
import { refuse } from '../http/refuse.ts';
import type { Variables } from '../observe/log-requests.ts';
import { refusedTally } from '../observe/signature-tally.ts';
import type { Received, VendorSource } from '../observe/sources.ts';
import type { Outcome } from './outcome.ts';
import { type Claim, type SigningKey, signerOf } from './signature.ts';

const LARGEST_BODY = 1024 * 1024;

export type WebhookContext = Context<{ Variables: Variables; Bindings: HttpBindings }>;

/** What a vendor is told. `dependents` is only logged. */
export type Result = { outcome: Outcome; dependents?: Record<string, number> } | { error: ErrorCode };

/** How to verify and process a vendor's deliveries. */
export interface Vendor<C extends Claim> {
  source: VendorSource;
  keys: readonly SigningKey[];
  claim(headers: IncomingHttpHeaders, now: Date): C | undefined;
  receive(c: WebhookContext, signed: { body: Buffer; claim: C; receivedAt: Date }): Promise<Result>;
}

/**
 * A route for a vendor's deliveries of up to 1 MiB. A delivery with invalid headers is refused before its body is
 * buffered.
 */
export function webhook<C extends Claim>(deps: Deps, vendor: Vendor<C>) {
  return async (c: WebhookContext) => {
    const result = await take(deps, vendor, c);
    return 'outcome' in result ? c.json({ outcome: result.outcome }) : refuse(c, result.error);
  };
}

async function take<C extends Claim>(deps: Deps, vendor: Vendor<C>, c: WebhookContext): Promise<Result> {
  const { incoming } = c.env;
  if (vendor.keys.length === 0) return { error: 'not_configured' };
  if (declaredLength(incoming) > LARGEST_BODY) return { error: 'payload_too_large' };
  const receivedAt = deps.now();
  const claim = vendor.claim(incoming.headers, receivedAt);
  if (!claim) return forged(deps, vendor.source);
  const body = await readBody(incoming, { largest: LARGEST_BODY, budget: deps.bodies });
  if (typeof body === 'string') return { error: body };
  const key = signerOf(body, claim, vendor.keys);
  if (!key) return forged(deps, vendor.source);
  countSignature(deps, vendor.source, key.tally);
  return await vendor.receive(c, { body, claim, receivedAt });
}

function forged(deps: Deps, source: VendorSource): Result {
  countSignature(deps, source, refusedTally(source));
  return { error: 'invalid_signature' };
}

/** Counts deliveries by the secret that verified them, or as refused. */
function countSignature(deps: Deps, source: VendorSource, tally: string): void {
  deps.tallies.add(tally);
  deps.metrics.signature(source, tally);
}

/** Processes a verified delivery. An unexpected error is logged and returned as one that the vendor retries. */
export async function deliver(
  { deps, c }: { deps: Deps; c: WebhookContext },
  delivery: Received<VendorSource>,
  settle: () => Promise<Result>,
): Promise<Result> {
  const result = await (isDeliverable(delivery) ? settle() : unkept()).catch((error: unknown): Result => {
    c.get('log')().error({ err: error }, 'A delivery failed');
    return { error: codeOf(error) };
  });
  const { id, type, source, occurredAt, receivedAt } = delivery;
  const outcome = 'outcome' in result ? result.outcome : result.error;
  c.set('delivery', { id, type, outcome, ...('dependents' in result && { dependents: result.dependents }) });
  deps.metrics.delivery(source, outcome);
  if (occurredAt) deps.metrics.lag(source, receivedAt.getTime() - occurredAt.getTime());
  return result;
}

/** A delivery that the ledger cannot store is not recorded as a failure either. */
async function unkept(): Promise<Result> {
  return { error: 'invalid_payload' };
}

/** Records an expected failure, without its subject: the user may be deleted before the retry. */
export async function fail({ db }: Deps, delivery: Received<VendorSource>, error: ErrorCode): Promise<Result> {
  await noteFailure(db, { ...delivery, subject: null }, error);
  return { error };
}
