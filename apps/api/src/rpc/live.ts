import { everything } from '@ticket-hub/db';
import { userTopics } from '@ticket-hub/users';
import { rpcError } from '../http/errors.ts';
import type { Context } from './context.ts';
import { topicsFor } from './topics-for.ts';
import { router, userProcedure } from './trpc.ts';

export const liveRouter = router({
  /**
   * Which queries to ask again. It begins with `*`, so that nothing that happened while nobody listened is missed. It
   * ends with an error when its user is deleted or banned, and asks to come back when the process stops.
   */
  changes: userProcedure.subscription(async function* ({ ctx, signal }) {
    const { db, stopping, streams } = ctx.deps;
    const opened = streams.open(ctx.clerkId);
    if (opened !== 'opened') throw rpcError(opened);
    try {
      const end = signal ? AbortSignal.any([signal, stopping]) : stopping;
      for await (const topics of topicsFor(db.changes, ctx.clerkId, end)) {
        yield { topics };
        if (concernsThem(topics)) await expectStillHere(ctx, ctx.clerkId);
      }
      if (stopping.aborted) throw rpcError('shutting_down');
    } finally {
      streams.close(ctx.clerkId);
    }
  }),
});

/** Somebody is deleted or banned by a change to their row, which is announced as such. Most changes are no such. */
function concernsThem(topics: string[]): boolean {
  return topics.some((topic) => topic === everything.audience || userTopics.includes(topic));
}

async function expectStillHere({ deps }: Context, clerkId: string): Promise<void> {
  const { status } = await deps.requireUser(clerkId);
  if (status === 'unknown') throw rpcError('user_not_found');
  if (status === 'banned') throw rpcError('banned');
}
