import { MAX_DELETES_PERCENT, recentRuns } from '@ticket-hub/users';
import { z } from 'zod';
import { reconcileAll } from '../../operations/reconcile-all.ts';
import { adminProcedure } from './admin-procedure.ts';

const options = z.object({ dryRun: z.boolean(), maxDeletes: z.number().min(0).max(100).default(MAX_DELETES_PERCENT) });

export const reconcileProcedures = {
  /** Answers when it is done. It goes on when nobody waits for the answer any more: `admin.runs` says how far it is. */
  reconcile: adminProcedure
    .input(options)
    .mutation(async ({ ctx, input }) => await reconcileAll(ctx.deps, { actor: ctx.clerkId, ...input })),

  /** The latest runs, of all processes, with the one that is under way. */
  runs: adminProcedure.query(async ({ ctx: { deps } }) => ({ runs: await recentRuns(deps.db.read, deps.now()) })),
};
