import { type Leaving, leavingOf } from '@ticket-hub/ticketing';
import { ticketing } from '../features.ts';
import { Refusal } from '../http/errors.ts';
import { erasePerson } from '../people/erase-person.ts';
import { exportPerson } from '../people/export-person.ts';
import { router, userProcedure } from './trpc.ts';

/**
 * Minutes. What Clerk calls `strict` and asks for before an account is deleted on its own pages: a second factor, if the
 * person has one, or else the first. https://clerk.com/docs/guides/secure/reverification
 */
const FRESH_FOR = 10;

/** What people do with their own account and with what is held about them. */
export const accountRouter = router({
  /** Everything held about the caller. At most once a minute. */
  export: userProcedure.mutation(async ({ ctx }) => {
    if (!ctx.deps.mayExport(ctx.clerkId)) throw new Refusal('just_exported');
    return await exportPerson(ctx.deps, ctx.clerkId);
  }),

  /** What would become of the caller's tickets, events and money, and whether they have to sign in again before. */
  leaving: userProcedure.query(async ({ ctx }) => {
    const { db, env, features, now } = ctx.deps;
    const { tickets, events }: { [Part in keyof Leaving]: Leaving[Part] | null } = features.includes(ticketing)
      ? await leavingOf(db.read, ctx.user.id, now())
      : { tickets: null, events: null };
    return {
      tickets,
      events,
      holdMs: env.organizerDeletionHoldMs,
      isFresh: isFresh(ctx.factorAge),
    };
  }),

  /** Deletes the caller at Clerk and here; with sold seats, refunds wait for the end of the hold. Needs a fresh sign-in. */
  delete: userProcedure.mutation(async ({ ctx }) => {
    if (!isFresh(ctx.factorAge)) throw new Refusal('sign_in_again');
    const { directory } = ctx.deps;
    const { clerk } = await erasePerson(ctx.deps, { clerkId: ctx.clerkId, atOnce: false, directory });
    if (clerk === 'unavailable') throw new Refusal('try_again');
    return { outcome: 'deleted' as const };
  }),
});

function isFresh(factorAge: number | null): boolean {
  return factorAge !== null && factorAge < FRESH_FOR;
}
