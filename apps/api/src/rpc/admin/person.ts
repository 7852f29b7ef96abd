import { ticketsOf } from '@ticket-hub/ticketing';
import { clerkId, getPerson, payoutStatus, searchUsers } from '@ticket-hub/users';
import { z } from 'zod';
import { ticketing } from '../../features.ts';
import { Refusal } from '../../http/errors.ts';
import { exportAsOperator } from '../../operations/export.ts';
import { reconcilePerson } from '../../operations/reconcile-person.ts';
import { restoreAsOperator } from '../../operations/restore.ts';
import type { Context } from '../context.ts';
import { fullRecord } from '../full-record.ts';
import { pageInput, pageOf } from '../page-input.ts';
import { readerFor } from '../reader-for.ts';
import { adminProcedure, text } from './admin-procedure.ts';

const whom = z.object({ clerkId });

async function personOf({ deps }: Context, clerkId: string) {
  const person = await getPerson(deps.db.read, clerkId);
  if (!person) throw new Refusal('user_not_found');
  return person;
}

export const personProcedures = {
  /** Users, newest first; `query` is an e-mail address or one of their ids, whole, or how a name begins. */
  users: adminProcedure.input(pageInput.extend({ query: text(320).optional() })).query(async ({ ctx, input }) => {
    const { users, next } = pageOf(await searchUsers(await readerFor(ctx), input));
    return { users: users.map(fullRecord), next };
  }),

  /** Somebody's record, also of whoever is deleted, and what their account at Stripe may do. */
  user: adminProcedure.input(whom).query(async ({ ctx, input }) => ({
    record: await personOf(ctx, input.clerkId),
    account: (await payoutStatus(ctx.deps.db.read, input.clerkId)) ?? null,
  })),

  /** Somebody's tickets, the latest first; without their codes, which admit their bearer. */
  userTickets: adminProcedure
    .input(pageInput.extend(whom.shape))
    .query(async ({ ctx, input: { clerkId, ...page } }) => {
      const { id: buyerId } = await personOf(ctx, clerkId);
      if (!ctx.deps.features.includes(ticketing)) return { tickets: [], next: null };
      const { tickets, next } = pageOf(await ticketsOf(await readerFor(ctx), { buyerId, ...page }));
      return { tickets: tickets.map(({ code: _, ...ticket }) => ticket), next };
    }),

  /** Asks Clerk about somebody and takes over what it says. */
  refreshUser: adminProcedure
    .input(whom)
    .mutation(async ({ ctx, input }) => await reconcilePerson(ctx.deps, { actor: ctx.clerkId, ...input })),

  /** Everything that is held about somebody. A mutation, as it is recorded who was given it. */
  exportUser: adminProcedure
    .input(whom)
    .mutation(async ({ ctx, input }) => await exportAsOperator(ctx.deps, { actor: ctx.clerkId, ...input })),

  restoreUser: adminProcedure
    .input(whom)
    .mutation(async ({ ctx, input }) => await restoreAsOperator(ctx.deps, { actor: ctx.clerkId, ...input })),
};
