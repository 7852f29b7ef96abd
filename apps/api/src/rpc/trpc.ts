import { initTRPC, type TRPCDefaultErrorShape, type TRPCError } from '@trpc/server';
import { z } from 'zod';
import { codeOf, errors, Refusal } from '../http/errors.ts';
import type { Context } from './context.ts';

/** Long enough to be cheap, short enough that a revoked session does not listen on. The client reconnects by itself. */
const LONGEST_STREAM_MS = 5 * 60_000;

const options = {
  isDev: false,
  sse: {
    maxDurationMs: LONGEST_STREAM_MS,
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter({ shape, error }: { shape: TRPCDefaultErrorShape; error: TRPCError }) {
    const fields = error.cause instanceof z.ZodError ? fieldsOf(error.cause) : null;
    // Which of our own errors it is, for clients that tell them apart; null for any other.
    const reason = error instanceof Refusal ? error.reason : null;
    return { ...shape, message: messageFor(error, fields), data: { ...shape.data, fields, reason } };
  },
};

/** What the type of a procedure says when somebody who is not signed in may call it. */
export interface ForAnyone {
  forAnyone: true;
}

const t = initTRPC.context<Context>().create(options);
const open = initTRPC
  .context<Context>()
  .meta<ForAnyone>()
  .create({ ...options, defaultMeta: { forAnyone: true } });

/** Our own errors say what they say. Anybody else's could quote the input or the database. */
function messageFor(error: TRPCError, fields: object | null): string {
  if (fields) return `Invalid input: ${Object.keys(fields).join(', ')}`;
  if (error instanceof Refusal) return error.message;
  return error.code === 'INTERNAL_SERVER_ERROR' ? errors.internal.message : error.code;
}

/** What is wrong with which field, such as `price.amount`. */
function fieldsOf({ issues }: z.ZodError): Record<string, string[]> {
  const byField = Map.groupBy(issues, ({ path }) => path.join('.'));
  return Object.fromEntries([...byField].map(([field, wrong]) => [field, wrong.map(({ message }) => message)]));
}

export const router = t.router;

/** A busy database asks the caller to try again. Not a middleware of its own: each costs as much as a query. */
function orTryAgain<Result extends { ok: true } | { ok: false; error: TRPCError }>(result: Result): Result {
  if (!result.ok && codeOf(result.error.cause) === 'try_again') throw new Refusal('try_again', result.error.cause);
  return result;
}

/** For anyone. Live updates for visitors name queries that are built on it, and no others. */
export const publicProcedure = open.procedure.use(async ({ next }) => orTryAgain(await next()));

/**
 * `requireAuth`: whoever has a valid session token; `ctx.clerkId` says who. Build on it what needs no row.
 */
export const authProcedure = t.procedure.use(async ({ ctx, next, type }) => {
  const session = await ctx.session();
  if (session === 'invalid') throw new Refusal('not_authenticated');
  if (session === 'unavailable') throw new Refusal('try_again');
  const result = await next({ ctx: session });
  if (type === 'mutation') ctx.deps.db.standbys?.written.about(session.clerkId);
  return orTryAgain(result);
});

/**
 * `requireUser`: `ctx.user` is the row, also on somebody's very first request. AN APPLICATION'S OWN PROCEDURES are
 * mostly built on this one.
 */
export const userProcedure = authProcedure.use(async ({ ctx, next }) => {
  const found = await ctx.deps.requireUser(ctx.clerkId);
  switch (found.outcome) {
    case 'found':
      return next({ ctx: { user: found.user } });
    case 'unknown':
      throw new Refusal('user_not_found');
    case 'banned':
      throw new Refusal('banned');
    case 'invalid':
      throw new Refusal('invalid_profile');
    case 'unavailable':
      throw new Refusal('try_again');
  }
});
