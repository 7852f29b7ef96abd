import type { Clock } from '../../clock.ts';
import { noSuch, Refusal } from '../refusal.ts';
import type { Account } from '../stripe-object.ts';
import { type AccountChange, accountChanges } from './account-changes.ts';
import type { Accounts } from './account-control.ts';
import { type Capabilities, capability } from './capability.ts';
import { createDeadlines } from './deadlines.ts';
import { newAccount, newRecipient, onboardingEntries } from './new-account.ts';
import { bankDescription, isDue, type RequirementEntry, requirementEntry, requirements } from './requirement.ts';

export interface StoredAccounts {
  accounts: Account[];
  deauthorized: string[];
}

export interface AccountsOptions {
  clock: Clock;
  livemode: boolean;
  stored: StoredAccounts;
  changed(id: string, changes: AccountChange[]): void;
  deauthorized(id: string): void;
}

const twoWeeks = 14 * 24 * 3_600_000;

export function createAccounts({ clock, livemode, stored, changed, deauthorized }: AccountsOptions) {
  const accounts = new Map(stored.accounts.map((account) => [account.id, account]));
  const revoked = new Set(stored.deauthorized);
  const deadlines = createDeadlines(clock, (id) => pastDue(id));
  for (const account of stored.accounts) deadlines.watch(account);

  function existing(id: string): Account {
    const account = accounts.get(id);
    if (account === undefined || revoked.has(id)) throw noSuch('account', id);
    return account;
  }

  function put(account: Account): Account {
    const before = accounts.get(account.id);
    accounts.set(account.id, account);
    deadlines.watch(account);
    changed(account.id, accountChanges(before, account));
    return structuredClone(account);
  }

  function update(id: string, change: Partial<Account>): Account {
    const account = existing(id);
    if (account.closed) throw new Refusal(`The account ${id} is closed.`, { code: 'account_closed' });
    return put({ ...account, ...change });
  }

  function become(id: string, statuses: Partial<Capabilities>, entries?: RequirementEntry[], deadline?: Date): Account {
    const account = existing(id);
    return update(id, {
      configuration: withCapabilities(account, statuses),
      requirements: entries === undefined ? (account.requirements ?? {}) : requirements(entries, deadline),
    });
  }

  function pastDue(id: string) {
    if (revoked.has(id)) return;
    const late = overdue(existing(id));
    const onlyBank = late.every(({ description }) => description === bankDescription);
    become(id, { payouts: 'restricted', ...(!onlyBank && { stripe_transfers: 'restricted' }) }, late);
  }

  const control: Accounts = {
    get: (id) => structuredClone(accounts.get(id)),
    all: () => structuredClone([...accounts.values()]),
    create: (params) => put(newAccount(params, clock.now(), livemode)),
    completeOnboarding(id, outcome = 'complete') {
      if (outcome === 'rejected') return control.reject(id);
      if (outcome === 'complete') return control.restore(id);
      return become(id, { stripe_transfers: 'active', payouts: 'restricted' }, withoutBank());
    },
    requireMore(id, descriptions = ['identity.individual.documents.primary_verification'], deadline) {
      const entries = withMore(existing(id), descriptions);
      return become(id, {}, entries, deadline ?? new Date(clock.now() + twoWeeks));
    },
    reject: (id) => become(id, { stripe_transfers: 'rejected', payouts: 'rejected' }, []),
    restrict: (id) => become(id, { stripe_transfers: 'restricted', payouts: 'restricted' }, onboardingEntries()),
    restore: (id) => become(id, { stripe_transfers: 'active', payouts: 'active' }, []),
    setCapabilities: (id, statuses) => become(id, statuses),
    close: (id) => put({ ...existing(id), closed: true }),
    reopen(id) {
      if (!existing(id).closed) throw new Refusal(`The account ${id} is open.`);
      return put({ ...existing(id), closed: false });
    },
    deauthorize(id) {
      revoked.add(existing(id).id);
      deauthorized(id);
    },
    isDeauthorized: (id) => revoked.has(id),
  };

  return {
    ...control,
    update,
    /** What the API sees. */
    require: (id: string) => structuredClone(existing(id)),
    addRecipient,
    dump: (): StoredAccounts => ({ accounts: control.all(), deauthorized: [...revoked] }),
    stop: deadlines.stop,
  };
}

function withCapabilities(
  { id, configuration }: Account,
  statuses: Partial<Capabilities>,
): NonNullable<Account['configuration']> {
  const { recipient } = configuration ?? {};
  if (recipient === undefined) throw new Error(`The account ${id} has no recipient configuration`);
  const before = recipient.capabilities?.stripe_balance;
  const stripe_balance = {
    payouts: capability(statuses.payouts ?? before?.payouts?.status ?? 'restricted'),
    stripe_transfers: capability(statuses.stripe_transfers ?? before?.stripe_transfers?.status ?? 'restricted'),
  };
  return { ...configuration, recipient: { ...recipient, capabilities: { stripe_balance } } };
}

/** Its requirements after their deadline. */
function overdue({ requirements }: Account): RequirementEntry[] {
  const entries = requirements?.entries ?? [];
  return entries.map((entry) => (isDue(entry) ? requirementEntry(entry.description, 'past_due') : entry));
}

function withMore({ requirements }: Account, descriptions: string[]): RequirementEntry[] {
  const more = descriptions.map((description) => requirementEntry(description, 'currently_due'));
  return [...(requirements?.entries ?? []), ...more];
}

function withoutBank(): RequirementEntry[] {
  return [requirementEntry(bankDescription, 'past_due')];
}

function addRecipient(account: Account): Partial<Account> {
  return {
    applied_configurations: [...new Set([...account.applied_configurations, 'recipient' as const])],
    configuration: { ...account.configuration, recipient: newRecipient() },
    requirements: requirements(onboardingEntries()),
  };
}

export type AccountStore = ReturnType<typeof createAccounts>;
