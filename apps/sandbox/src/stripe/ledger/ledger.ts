import type { Clock } from '../../clock.ts';
import { stripeId } from '../stripe-id.ts';

/** `platform`, `stripe`, a connected account's id, a buyer's email address, or `bank:` and an account's id. */
export type Holder = string;

export type EntryKind =
  | 'charge'
  | 'stripe_fee'
  | 'transfer'
  | 'application_fee'
  | 'refund'
  | 'refund_failure'
  | 'transfer_reversal'
  | 'fee_refund'
  | 'dispute'
  | 'dispute_fee'
  | 'dispute_reversal'
  | 'payout'
  | 'payout_failure';

export interface LedgerEntry {
  id: string;
  at: number;
  kind: EntryKind;
  /** The object that moved the money. */
  source: string;
  currency: string;
  /** Minor units; they sum to zero. */
  lines: { holder: Holder; amount: number }[];
}

export interface Movement {
  kind: EntryKind;
  source: string;
  currency: string;
  from: Holder;
  to: Holder;
  amount: number;
}

/** Every cent, double-entry. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Minor units. The currency may be left out as long as there is only one. A buyer's is negative: what they paid. */
  balanceOf(holder: Holder, currency?: string): number;
  /** By currency. */
  balancesOf(holder: Holder): Record<string, number>;
  holders(): Holder[];
  /** What is wrong with the books: nothing, if the sandbox is right. */
  check(): string[];
}

export function createLedger(clock: Clock, stored: LedgerEntry[], changed: () => void) {
  const entries: LedgerEntry[] = [...stored];

  function balancesOf(holder: Holder): Record<string, number> {
    const balances: Record<string, number> = {};
    for (const { currency, lines } of entries) {
      for (const line of lines) {
        if (line.holder === holder) balances[currency] = (balances[currency] ?? 0) + line.amount;
      }
    }
    return balances;
  }

  const holders = () => [...new Set(entries.flatMap(({ lines }) => lines.map(({ holder }) => holder)))];

  const ledger: Ledger = {
    entries,
    balancesOf,
    balanceOf(holder, currency) {
      const currencies = [...new Set(entries.map((entry) => entry.currency))];
      if (currency === undefined && currencies.length > 1) {
        throw new Error(`There is money in ${currencies.join(' and ')}: say which currency`);
      }
      return balancesOf(holder)[currency ?? currencies[0] ?? ''] ?? 0;
    },
    holders,
    check: () => [...unbalanced(entries), ...lost(holders().map(balancesOf))],
  };

  return {
    ...ledger,
    /** A movement of nothing is none. */
    move({ kind, source, currency, from, to, amount }: Movement) {
      if (!Number.isSafeInteger(amount) || amount < 0) throw new Error(`${amount} is no amount of ${currency}`);
      if (amount === 0) return;
      const lines = [
        { holder: from, amount: -amount },
        { holder: to, amount },
      ];
      entries.push({ id: stripeId('le'), at: clock.now(), kind, source, currency, lines });
      changed();
    },
  };
}

function unbalanced(entries: LedgerEntry[]): string[] {
  return entries
    .filter(({ lines }) => lines.reduce((sum, { amount }) => sum + amount, 0) !== 0)
    .map(({ id, kind, source }) => `${id} (${kind} of ${source}) does not sum to zero`);
}

function lost(balances: Record<string, number>[]): string[] {
  const sums: Record<string, number> = {};
  for (const [currency, amount] of balances.flatMap(Object.entries)) {
    sums[currency] = (sums[currency] ?? 0) + Number(amount);
  }
  return Object.entries(sums)
    .filter(([, sum]) => sum !== 0)
    .map(([currency, sum]) => `all balances in ${currency} sum to ${sum}`);
}
