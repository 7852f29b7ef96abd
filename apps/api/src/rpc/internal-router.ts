import { transact } from '@ticket-hub/db';
import {
  applySnapshot,
  clerkId,
  clerkUser,
  deleteUser,
  getStripeConnectId,
  getUserByClerkId,
  readClerkUser,
  setStripeConnectId,
  upsertUser,
} from '@ticket-hub/users';
import { z } from 'zod';
import { sameToken } from '../http/bearer.ts';
import { Refusal } from '../http/errors.ts';
import { fullRecord } from './full-record.ts';
import { publicProcedure, router } from './trpc.ts';

/** For other backends of the same owner. A user's token is worth nothing here. */
const internalProcedure = publicProcedure.use(({ ctx, next }) => {
  const expected = ctx.deps.env.internalToken;
  if (expected === undefined || !sameToken(ctx.bearer, expected)) throw new Refusal('not_authenticated');
  return next();
});

const whom = z.object({ clerkId });

export const internalRouter = router({
  users: router({
    upsertUserFromClerk: internalProcedure.input(clerkUser).mutation(async ({ ctx, input }) => {
      const { db, directory, now } = ctx.deps;
      const user = readClerkUser(input, now());
      if (!user) throw new Refusal('invalid_payload');
      const { outcome } = await applySnapshot(user, directory, (shown, over) =>
        transact(db, (tx) => upsertUser(tx, shown, { now: now(), over })),
      );
      if (outcome === 'invalid') throw new Refusal('invalid_payload');
      if (outcome === 'unavailable') throw new Refusal('try_again');
      return { outcome: outcome === 'gone' ? ('stale' as const) : outcome };
    }),

    deleteUser: internalProcedure.input(whom).mutation(async ({ ctx, input }) => {
      const { db, now, dependents } = ctx.deps;
      return await transact(db, (tx) => deleteUser(tx, input.clerkId, { now: now(), dependents }));
    }),

    updateOrCreateUserStripeConnectId: internalProcedure
      .input(whom.extend({ stripeConnectId: z.string() }))
      .mutation(async ({ ctx, input }) => {
        const outcome = await setStripeConnectId(ctx.deps.db, input, ctx.deps.now());
        switch (outcome) {
          case 'linked':
          case 'unchanged':
            return { outcome };
          case 'unknown_user':
            throw new Refusal('user_not_found');
          case 'taken':
            throw new Refusal('account_taken');
          case 'invalid':
            throw new Refusal('invalid_account');
        }
      }),

    getUserById: internalProcedure.input(whom).query(async ({ ctx, input }) => {
      const user = await getUserByClerkId(ctx.deps.db.read, input.clerkId);
      if (!user) throw new Refusal('user_not_found');
      return fullRecord(user);
    }),

    getStripeConnectId: internalProcedure.input(whom).query(async ({ ctx, input }) => {
      const stripeConnectId = await getStripeConnectId(ctx.deps.db.read, input.clerkId);
      if (stripeConnectId === undefined) throw new Refusal('user_not_found');
      return stripeConnectId;
    }),
  }),
});

export type InternalRouter = typeof internalRouter;
