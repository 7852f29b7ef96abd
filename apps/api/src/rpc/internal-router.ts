import { isStorable, transact } from '@ticket-hub/db';
import {
  applySnapshot,
  clerkId,
  clerkUser,
  deleteUser,
  getStripeConnectId,
  getUserByClerkId,
  getUserByEmail,
  readClerkUser,
  setStripeConnectId,
  upsertGivenUser,
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
const email = z.string().max(320).refine(isStorable);

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

    /** For whoever has no object of Clerk's: gives way to whatever Clerk has said or says of the user. */
    upsertUser: internalProcedure
      .input(
        whom.extend({
          email,
          firstName: z.string().optional(),
          lastName: z.string().optional(),
          imageUrl: z.string().optional(),
        }),
      )
      .mutation(async ({ ctx, input }) => {
        const { db, now } = ctx.deps;
        return { outcome: await transact(db, (tx) => upsertGivenUser(tx, input, now())) };
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

    /** Null if nobody has the address. Link nobody by it while there is a warning. */
    getUserByEmail: internalProcedure.input(z.object({ email })).query(async ({ ctx, input }) => {
      const user = await getUserByEmail(ctx.deps.db.read, input.email);
      if (!user) return { user: null, warning: null };
      const warning = user.emailVerified ? null : ('unverified' as const);
      return { user: fullRecord(user), warning };
    }),

    getStripeConnectId: internalProcedure.input(whom).query(async ({ ctx, input }) => {
      const stripeConnectId = await getStripeConnectId(ctx.deps.db.read, input.clerkId);
      if (stripeConnectId === undefined) throw new Refusal('user_not_found');
      return stripeConnectId;
    }),
  }),
});

export type InternalRouter = typeof internalRouter;
