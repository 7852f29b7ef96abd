import type { Database, Position, Reader } from '@ticket-hub/db';
import type { Context } from './context.ts';

/**
 * Answers to mutations carry it, and clients send the latest they have with all that they ask from then on: an answer must
 * not be older. Only where reads go to standbys.
 */
export const AFTER = 'x-ticket-hub-after';

/** What a client sends as {@link AFTER}. Anything else counts as nothing. */
export function parseAfter(header: string | null): Position | undefined {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

/** For reads that may lag a little, though never behind what the caller has done or was told of: lists, and what anybody may see. */
export async function readerFor(ctx: Context): Promise<Reader> {
  const { read, standbys } = ctx.deps.db;
  if (!standbys) return read;
  const session = ctx.bearer === undefined ? undefined : await ctx.session();
  const person = typeof session === 'object' ? session.clerkId : undefined;
  return standbys.readerFor({ person, after: ctx.after });
}

/** What an answer or a hint that is sent now must be followed by. Undefined without standbys. */
export function afterNow({ standbys }: Database): Position | undefined {
  return standbys?.written.latest;
}
