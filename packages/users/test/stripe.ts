import type {
  AccountSnapshot,
  FoundAccount,
  NewAccount,
  Refused,
  ReturnUrls,
  StripeAccounts,
  Unavailable,
} from '../src/connect/stripe-accounts.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

const fresh: AccountSnapshot = {
  closed: false,
  transfers: 'restricted',
  payouts: 'restricted',
  requirements: [{ code: 'identity.country', awaiting: 'user' }],
  deadline: null,
  failedPayouts: [],
};

export const working: AccountSnapshot = {
  closed: false,
  transfers: 'active',
  payouts: 'active',
  requirements: [],
  deadline: null,
  failedPayouts: [],
};

interface Account {
  userId: string;
  intentId: string | null;
  email: string;
  says: AccountSnapshot;
}

/**
 * down: not executed, no answer. lost: executed, no answer. dies-before, dies-after: the call never settles, as if the
 * process had been killed. A function runs after execution and before the caller gets the answer.
 */
type Fault = 'down' | 'lost' | 'dies-before' | 'dies-after' | Refused | (() => Promise<void>);

/** An in-memory StripeAccounts that honours idempotency keys and can fail on demand. */
export class Stripe implements StripeAccounts {
  readonly accounts = new Map<string, Account>();
  readonly calls: string[] = [];
  readonly faults: Fault[] = [];
  readonly #keys = new Map<string, { params: string; accountId: string; until: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  create(account: NewAccount): Promise<{ accountId: string } | Refused | Unavailable> {
    return this.#refusable('create', () => {
      const params = JSON.stringify(account);
      const kept = this.#keys.get(account.intentId);
      if (kept && kept.until > this.#now().getTime()) {
        return kept.params === params ? { accountId: kept.accountId } : { refused: 'idempotency_error' };
      }
      const accountId = this.add(account);
      this.#keys.set(account.intentId, { params, accountId, until: this.#now().getTime() + DAY_MS });
      return { accountId };
    });
  }

  find(userId: string): Promise<FoundAccount[] | Unavailable> {
    return this.#call('find', () =>
      [...this.accounts]
        .filter(([, account]) => account.userId === userId)
        .map(([accountId, { intentId, says }]) => ({ accountId, intentId, closed: says.closed })),
    );
  }

  get(accountId: string): Promise<AccountSnapshot | 'unknown' | Unavailable> {
    return this.#call('get', () => this.accounts.get(accountId)?.says ?? 'unknown');
  }

  close(accountId: string): Promise<'closed' | Refused | Unavailable> {
    return this.#refusable('close', () => {
      const account = this.accounts.get(accountId);
      if (!account) return { refused: 'resource_missing' };
      account.says = { ...account.says, closed: true };
      return 'closed';
    });
  }

  onboardingLink(accountId: string, { returnUrl }: ReturnUrls) {
    return this.#refusable('onboardingLink', () => ({ url: `https://stripe.test/${accountId}?return=${returnUrl}` }));
  }

  dashboardLink(accountId: string) {
    return this.#refusable('dashboardLink', () => ({ url: `https://stripe.test/${accountId}/dashboard` }));
  }

  /** Adds an account with this metadata that no call created. */
  add({ userId, intentId, email }: Omit<Account, 'says'>): string {
    const accountId = `acct_${this.accounts.size + 1}`;
    this.accounts.set(accountId, { userId, intentId, email, says: fresh });
    return accountId;
  }

  say(accountId: string, says: Partial<AccountSnapshot>): void {
    const account = this.accounts.get(accountId);
    if (account) account.says = { ...account.says, ...says };
  }

  get open(): string[] {
    return [...this.accounts].filter(([, { says }]) => !says.closed).map(([id]) => id);
  }

  async #refusable<T>(name: string, work: () => T): Promise<T | Refused | Unavailable> {
    const [fault] = this.faults;
    if (typeof fault !== 'object') return await this.#call(name, work);
    this.faults.shift();
    this.calls.push(name);
    return fault;
  }

  async #call<T>(name: string, work: () => T): Promise<T | Unavailable> {
    this.calls.push(name);
    const fault = this.faults.shift();
    await new Promise(setImmediate);
    if (fault === 'down') return 'unavailable';
    if (fault === 'dies-before') return await never();
    const answer = work();
    if (fault === 'dies-after') return await never();
    if (typeof fault === 'function') await fault();
    await new Promise(setImmediate);
    return fault === 'lost' ? 'unavailable' : answer;
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}
