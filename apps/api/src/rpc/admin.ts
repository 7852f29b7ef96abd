import { isStorable } from '@ticket-hub/db';
import { recentDeliveries } from '@ticket-hub/inbox';
import { impossibleVersions, MAX_DELETES_PERCENT, reconcile, searchUsers } from '@ticket-hub/users';
import { z } from 'zod';
import { Refusal } from '../http/errors.ts';
import { readHealth } from '../observe/health.ts';
import { sources } from '../observe/sources.ts';
import { fullRecord } from './full-record.ts';
import { pageInput, pageOf } from './page-input.ts';
import { readerFor } from './reader-for.ts';
import { router, userProcedure } from './trpc.ts';

/** Built on `userProcedure`, so that somebody who is banned or deleted is no administrator either. */
const adminProcedure = userProcedure.use(({ ctx, next }) => {
  if (!ctx.deps.env.adminUserIds.includes(ctx.clerkId)) throw new Refusal('not_admin');
  return next();
});

/** Postgres answers an error when it is asked for what it cannot hold. */
const text = (longest: number) => z.string().max(longest).refine(isStorable);

/** For the people named in `ADMIN_USER_IDS`. */
export const adminRouter = router({
  health: adminProcedure.query(async ({ ctx: { deps } }) => ({
    ...(await readHealth(deps)),
    impossibleVersions: await impossibleVersions(deps.db, deps.now()),
  })),

  /** Users, newest first; `query` is an e-mail address or a Clerk id, whole. */
  users: adminProcedure.input(pageInput.extend({ query: text(320).optional() })).query(async ({ ctx, input }) => {
    const { users, next } = pageOf(await searchUsers(await readerFor(ctx), input));
    return { users: users.map(fullRecord), next };
  }),

  /** The ledger, newest first. */
  deliveries: adminProcedure
    .input(pageInput.extend({ source: z.enum(sources).default('clerk'), failed: z.boolean().default(false) }))
    .query(async ({ ctx, input }) => pageOf(await recentDeliveries(await readerFor(ctx), input))),

  reconcile: adminProcedure
    .input(z.object({ dryRun: z.boolean(), maxDeletes: z.number().min(0).max(100).default(MAX_DELETES_PERCENT) }))
    .mutation(({ ctx, input }) => reconcile(ctx.deps.reconcilePorts, input)),
});
