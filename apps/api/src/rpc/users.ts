import { clerkId, getUserByClerkId, publicProfile } from '@ticket-hub/users';
import { z } from 'zod';
import { Refusal } from '../http/errors.ts';
import { fullRecord } from './full-record.ts';
import { isAdmin } from './is-admin.ts';
import { readerFor } from './reader-for.ts';
import { router, userProcedure } from './trpc.ts';

export const usersRouter = router({
  /** The caller's own record. Administrators are told that they are. */
  me: userProcedure.query(({ ctx }) => ({
    ...fullRecord(ctx.user),
    ...(isAdmin(ctx.deps, ctx.clerkId) && { admin: true as const }),
  })),

  byId: userProcedure.input(z.object({ clerkId })).query(async ({ ctx, input }) => {
    const user = await getUserByClerkId(await readerFor(ctx), input.clerkId);
    if (!user) throw new Refusal('user_not_found');
    return publicProfile(user);
  }),

  stripeConnectId: userProcedure.query(({ ctx }) => ctx.user.stripeConnectId),
});
