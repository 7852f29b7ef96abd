import { type Account, money, type StripeSandbox } from '@ticket-hub/sandbox';
import type { AccountState } from '../state.ts';

type Desk = Pick<StripeSandbox, 'accounts' | 'payouts' | 'ledger'>;

interface AccountChoice {
  action: string;
  label: string;
  act(desk: Desk, id: string): void;
}

const shown = 50;

export function readAccounts(desk: Desk): AccountState[] {
  return desk.accounts
    .all()
    .slice(-shown)
    .toReversed()
    .map((account) => readAccount(account, desk));
}

/** Answers whether there is such an account and such a choice. Throws a `Refusal` if Stripe would not do it. */
export function changeAccount(desk: Desk, id: string, action: string): boolean {
  const account = desk.accounts.get(id);
  const chosen = account && choicesFor(account, desk).find((choice) => choice.action === action);
  chosen?.act(desk, id);
  return chosen !== undefined;
}

function readAccount(account: Account, desk: Desk): AccountState {
  const { id, contact_email: owner = id, requirements } = account;
  return {
    id,
    owner,
    state: stateOf(account, desk),
    owes: requirements?.entries?.length ?? 0,
    deadline: requirements?.summary?.minimum_deadline?.time ?? null,
    holds: Object.entries(desk.ledger.balancesOf(id)).map(([currency, amount]) => money(amount, currency)),
    choices: choicesFor(account, desk).map(({ action, label }) => ({ action, label })),
  };
}

function stateOf({ id, closed, configuration }: Account, { accounts }: Desk): string {
  if (accounts.isDeauthorized(id)) return 'disconnected';
  if (closed) return 'closed';
  const { stripe_transfers: transfers, payouts } = configuration?.recipient?.capabilities?.stripe_balance ?? {};
  return `transfers ${transfers?.status ?? 'not requested'}, payouts ${payouts?.status ?? 'not requested'}`;
}

const threeDays = 3 * 24 * 3_600_000;

const states: AccountChoice[] = [
  { action: 'complete', label: 'Complete', act: ({ accounts }, id) => void accounts.completeOnboarding(id) },
  {
    action: 'no-bank',
    label: 'Bank account missing',
    act: ({ accounts }, id) => void accounts.completeOnboarding(id, 'bank-account-missing'),
  },
  { action: 'more', label: 'Require more information', act: ({ accounts }, id) => void accounts.requireMore(id) },
  {
    action: 'due-soon',
    label: 'Require more within three days',
    act: ({ accounts }, id) => void accounts.requireMore(id, undefined, new Date(Date.now() + threeDays)),
  },
  { action: 'restrict', label: 'Restrict', act: ({ accounts }, id) => void accounts.restrict(id) },
  { action: 'reject', label: 'Reject', act: ({ accounts }, id) => void accounts.reject(id) },
  { action: 'close', label: 'Close', act: ({ accounts }, id) => void accounts.close(id) },
  { action: 'deauthorize', label: 'Disconnect', act: ({ accounts }, id) => accounts.deauthorize(id) },
];

function choicesFor({ id, closed }: Account, { accounts, payouts }: Desk): AccountChoice[] {
  if (accounts.isDeauthorized(id)) return [];
  if (closed) return [{ action: 'reopen', label: 'Reopen', act: (desk) => void desk.accounts.reopen(id) }];
  const last = payouts.of(id).findLast(({ status }) => status !== 'failed');
  const bounce: AccountChoice[] = last
    ? [{ action: 'bounce', label: 'Fail last payout', act: (desk) => void desk.payouts.settle(last.id, 'failed') }]
    : [];
  return [...states, { action: 'payout', label: 'Pay out', act: (desk) => void desk.payouts.send(id) }, ...bounce];
}
