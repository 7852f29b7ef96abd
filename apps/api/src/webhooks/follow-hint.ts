import { orderOfSession, settleDispute, settleOrder, settleRefund } from '@ticket-hub/ticketing';
import { detachAccount, syncAccount } from '@ticket-hub/users';
import type { Deps, Money } from '../deps.ts';
import type { StripeEvent } from './verify-stripe.ts';

type Followed = 'synced' | 'unchanged' | 'ignored' | 'unavailable';

/** Asks Stripe about what an event names, and stores what it says now. Events come late, doubled and in any order. */
export async function followHint(deps: Deps, money: Money, event: StripeEvent): Promise<Followed> {
  const { db } = deps;
  const { type, account, data, related_object } = event;
  const id = data?.object?.id ?? undefined;
  if (related_object?.type === 'v2.core.account')
    return meaning(await syncAccount(db, money.connect, related_object.id));
  if (type === 'account.application.deauthorized' && account) return await followDeauthorization(deps, money, account);
  if (id === undefined) return 'ignored';
  if (type.startsWith('checkout.session.')) {
    // The session may have been opened by a process that died before it could write that down.
    const orderId = (await orderOfSession(db.read, id)) ?? data?.object?.metadata?.order_id;
    return orderId === undefined ? 'ignored' : meaning(await settleOrder(db, money.ticketing, orderId));
  }
  if (type.startsWith('charge.dispute.')) return meaning(await settleDispute(db, money.ticketing, id));
  if (type.startsWith('refund.') || type.startsWith('charge.refund.')) {
    return meaning(await settleRefund(db, money.ticketing, id));
  }
  return 'ignored';
}

/** An old one can arrive after the account was connected again: only when Stripe no longer shows it to us is it gone. */
async function followDeauthorization({ db }: Deps, { accounts, connect }: Money, account: string): Promise<Followed> {
  const found = await accounts.get(account);
  if (found === 'unavailable') return found;
  if (found !== 'unknown') return meaning(await syncAccount(db, connect, account));
  return (await detachAccount(db, connect, account)) === 'detached' ? 'synced' : 'unchanged';
}

function meaning(result: string): Followed {
  switch (result) {
    case 'changed':
    case 'paid':
    case 'expired':
      return 'synced';
    case 'unavailable':
      return 'unavailable';
    case 'unchanged':
    case 'waiting':
      return 'unchanged';
    default:
      return 'ignored';
  }
}
