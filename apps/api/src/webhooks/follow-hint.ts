import type { Database } from '@ticket-hub/db';
import {
  type DisputeSettled,
  type OrderSettled,
  orderOfSession,
  type PaymentPorts,
  type RefundSettled,
  settleCharge,
  settleDispute,
  settleOrder,
  settleRefund,
} from '@ticket-hub/ticketing';
import { announcePayout, type Detached, detachAccount, type Synced, syncAccount } from '@ticket-hub/users';
import type { Deps, Money } from '../deps.ts';
import type { Outcome } from './outcome.ts';
import type { Hint, HintKind } from './stripe-hint.ts';

type HintOutcome = Extract<Outcome, 'synced' | 'unchanged' | 'ignored'> | 'unavailable';

/** Results of the handlers below. `outcomes` maps each to what Stripe is told. */
type Answer = Synced | Detached | OrderSettled | RefundSettled | DisputeSettled;

interface Following {
  db: Deps['db'];
  money: Money;
}

/** Syncs each kind of object. */
const handlers = {
  account: ({ db, money }, { id }) => syncAccount(db, money.connect, id),
  charge: ofTicketing((db, ports, { id }) => settleCharge(db, ports, id)),
  checkout: ofTicketing(settleCheckout),
  deauthorization: settleDeauthorization,
  dispute: ofTicketing((db, ports, { id }) => settleDispute(db, ports, id)),
  // An account's payouts are retrieved with the account.
  payout: settlePayout,
  refund: ofTicketing((db, ports, { id }) => settleRefund(db, ports, id)),
} satisfies Record<HintKind, (following: Following, hint: Hint) => Promise<Answer>>;

const outcomes: Record<Answer, HintOutcome> = {
  changed: 'synced',
  detached: 'synced',
  expired: 'synced',
  paid: 'synced',
  unchanged: 'unchanged',
  waiting: 'unchanged',
  unknown: 'ignored',
  unknown_account: 'ignored',
  unknown_order: 'ignored',
  unavailable: 'unavailable',
};

/** Retrieves the object that an event names and stores its current state: events arrive late, twice and in any order. */
export async function followHint(following: Following, hint: Hint): Promise<HintOutcome> {
  return outcomes[await handlers[hint.kind](following, hint)];
}

type Settle = (db: Database, ports: PaymentPorts, hint: Hint) => Promise<Answer>;

/** Without ticketing there are no payments: the object belongs to no order. */
function ofTicketing(settle: Settle) {
  return async ({ db, money }: Following, hint: Hint): Promise<Answer> =>
    money.ticketing ? await settle(db, money.ticketing, hint) : 'unknown_order';
}

async function settlePayout({ db, money }: Following, { id }: Hint): Promise<Synced> {
  money.balances.forget(id);
  const synced = await syncAccount(db, money.connect, id);
  if (synced === 'unchanged') await announcePayout(db, id);
  return synced;
}

async function settleCheckout(db: Database, ports: PaymentPorts, { id, orderId }: Hint) {
  // The process that opened the session may have died before it recorded it.
  const order = (await orderOfSession(db.read, id)) ?? orderId;
  return order === undefined ? 'unknown_order' : await settleOrder(db, ports, order);
}

/** An old event can arrive after a reconnect: the account is detached only if Stripe no longer shows it to us. */
async function settleDeauthorization({ db, money }: Following, { id }: Hint) {
  const found = await money.accounts.get(id);
  if (found === 'unavailable') return found;
  if (found !== 'unknown') return await syncAccount(db, money.connect, id);
  return await detachAccount(db, money.connect, id);
}
