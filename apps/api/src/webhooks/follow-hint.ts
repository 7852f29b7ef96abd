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
import { type Detached, detachAccount, type Synced, syncAccount } from '@ticket-hub/users';
import type { Deps, Money } from '../deps.ts';
import type { Outcome } from './outcome.ts';
import type { Hint, HintKind } from './stripe-hint.ts';

type Followed = Extract<Outcome, 'synced' | 'unchanged' | 'ignored'> | 'unavailable';

/** What the verbs below can come to. Whoever adds a word says in `meanings` what it means to Stripe. */
type Answer = Synced | Detached | OrderSettled | RefundSettled | DisputeSettled;

interface Following {
  db: Deps['db'];
  money: Money;
}

/** What is asked about each kind of thing. */
const ask = {
  account: ({ db, money }, { id }) => syncAccount(db, money.connect, id),
  charge: ofTicketing((db, ports, { id }) => settleCharge(db, ports, id)),
  checkout: ofTicketing(settleCheckout),
  deauthorization: settleDeauthorization,
  dispute: ofTicketing((db, ports, { id }) => settleDispute(db, ports, id)),
  // What became of an account's payouts is asked with the account.
  payout: ({ db, money }, { id }) => syncAccount(db, money.connect, id),
  refund: ofTicketing((db, ports, { id }) => settleRefund(db, ports, id)),
} satisfies Record<HintKind, (following: Following, hint: Hint) => Promise<Answer>>;

const meanings: Record<Answer, Followed> = {
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

/** Asks Stripe about what an event names, and stores what it says now. Events come late, doubled and in any order. */
export async function followHint(following: Following, hint: Hint): Promise<Followed> {
  return meanings[await ask[hint.kind](following, hint)];
}

type Settle = (db: Database, ports: PaymentPorts, hint: Hint) => Promise<Answer>;

/** An application without ticketing has no payments that could be meant. */
function ofTicketing(settle: Settle) {
  return async ({ db, money }: Following, hint: Hint): Promise<Answer> =>
    money.ticketing ? await settle(db, money.ticketing, hint) : 'unknown_order';
}

async function settleCheckout(db: Database, ports: PaymentPorts, { id, orderId }: Hint) {
  // The session may have been opened by a process that died before it could write that down.
  const order = (await orderOfSession(db.read, id)) ?? orderId;
  return order === undefined ? 'unknown_order' : await settleOrder(db, ports, order);
}

/** An old one can arrive after the account was connected again: only when Stripe no longer shows it to us is it gone. */
async function settleDeauthorization({ db, money }: Following, { id }: Hint) {
  const found = await money.accounts.get(id);
  if (found === 'unavailable') return found;
  if (found !== 'unknown') return await syncAccount(db, money.connect, id);
  return await detachAccount(db, money.connect, id);
}
