import type { Account } from '../stripe-object.ts';
import type { Capabilities } from './capability.ts';
import type { NewAccountParams } from './new-account.ts';

export type OnboardingOutcome = 'complete' | 'bank-account-missing' | 'rejected';

/** Changes to accounts at Stripe that the application does not make. */
export interface Accounts {
  /** A copy, with everything included. */
  get(id: string): Account | undefined;
  /** Copies, oldest first, closed ones too. */
  all(): Account[];
  create(params: NewAccountParams): Account;
  /** What the onboarding page does. Active right away, unless the outcome says otherwise. */
  completeOnboarding(id: string, outcome?: OnboardingOutcome): Account;
  /** Adds requirements to an active account. After the deadline, two weeks by default, it is restricted. */
  requireMore(id: string, descriptions?: string[], deadline?: Date): Account;
  reject(id: string): Account;
  restrict(id: string): Account;
  /** Clears the requirements and activates all capabilities again. */
  restore(id: string): Account;
  /** Any status, such as `pending` or `unsupported`. */
  setCapabilities(id: string, statuses: Partial<Capabilities>): Account;
  /** Closes it whatever its balance; the API refuses that. */
  close(id: string): Account;
  /** Stripe's support brings a closed one back, as it was. */
  reopen(id: string): Account;
  /** Its owner takes back the platform's access: from then on the API knows nothing of it. */
  deauthorize(id: string): void;
  isDeauthorized(id: string): boolean;
}
