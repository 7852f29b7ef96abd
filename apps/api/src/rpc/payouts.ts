import {
  connectAccount,
  dashboardLink,
  onboardingLink,
  payoutStatus,
  refreshOwnAccount,
  type Synced,
} from '@ticket-hub/users';
import type { Money } from '../deps.ts';
import { Refusal } from '../http/errors.ts';
import { noteFound } from '../observe/note-found.ts';
import type { Context } from './context.ts';
import { moneyOf } from './money-of.ts';
import { router, userProcedure } from './trpc.ts';

/** Whose account it is always comes from the token. No procedure here takes the id of an account. */
export const payoutsRouter = router({
  status: userProcedure.query(async ({ ctx }) => {
    const { connect } = moneyOf(ctx);
    const status = await payoutStatus(ctx.deps.db.read, ctx.clerkId);
    if (!status) throw new Refusal('user_not_found');
    if (status.state !== 'none' && status.state !== 'active') {
      // The event that says how it went may be late or lost. What Stripe answers comes by `live.changes`.
      refresh(ctx, connect, ctx.clerkId).catch((error: unknown) => {
        ctx.log().warn({ err: error }, 'An account could not be refreshed');
      });
    }
    return status;
  }),

  /** Asks Stripe now, for somebody who comes back from there. `checked` is false when Stripe gave no answer. */
  refresh: userProcedure.mutation(async ({ ctx }) => {
    const { connect } = moneyOf(ctx);
    return { checked: (await refresh(ctx, connect, ctx.clerkId)) !== 'unavailable' };
  }),

  /** What the account holds at Stripe and what was paid out last, at most seconds old. A slow Stripe is `unavailable`. */
  balance: userProcedure.query(async ({ ctx }) => {
    const { balances } = moneyOf(ctx);
    const accountId = ctx.user.stripeConnectId;
    return accountId === null ? { state: 'none' as const } : await balances.ask(accountId);
  }),

  /** Creates the account or finds it, and says where its owner tells Stripe who they are. */
  connect: userProcedure.mutation(async ({ ctx }) => {
    const money = moneyOf(ctx);
    const connected = await connectAccount(ctx.deps.db, money.connect, ctx.clerkId);
    switch (connected.outcome) {
      case 'connected':
        return await linkToOnboarding(ctx, money, ctx.clerkId);
      case 'no_email':
        throw new Refusal('no_email');
      case 'unknown_user':
        throw new Refusal('user_not_found');
      case 'unavailable':
        throw new Refusal('try_again');
      case 'refused':
        throw new Refusal('refused_by_stripe');
    }
  }),

  dashboard: userProcedure.mutation(async ({ ctx }) => {
    const money = moneyOf(ctx);
    return urlOf(await dashboardLink(ctx.deps.db, money.accounts, ctx.clerkId));
  }),
});

async function refresh({ deps }: Context, connect: Money['connect'], clerkId: string): Promise<Synced> {
  const synced = await refreshOwnAccount(deps.db, connect, clerkId);
  if (synced === 'changed') await noteFound(deps, 'looking');
  return synced;
}

async function linkToOnboarding({ deps }: Context, money: Money, clerkId: string): Promise<{ url: string }> {
  const page = `${deps.env.webUrl}/payouts`;
  const urls = { clerkId, returnUrl: `${page}?from=stripe`, refreshUrl: `${page}?from=stripe` };
  return urlOf(await onboardingLink(deps.db, money.accounts, urls));
}

function urlOf(link: Awaited<ReturnType<typeof onboardingLink>>): { url: string } {
  switch (link.outcome) {
    case 'link':
      return { url: link.url };
    case 'no_account':
      throw new Refusal('no_account');
    case 'closed':
      throw new Refusal('account_closed');
    case 'unavailable':
      throw new Refusal('try_again');
    case 'refused':
      throw new Refusal('refused_by_stripe');
  }
}
