import type { Account } from '../stripe-object.ts';
import type { Include } from './account-params.ts';

/** An account as it is answered: what was not asked for is null, whatever it is. */
export function accountBody(account: Account, include: Include[]) {
  const given = <T>(name: Include, value: T | undefined) => (include.includes(name) ? (value ?? null) : null);
  const configurations = include.some((name) => name.startsWith('configuration.'));
  const recipient = given('configuration.recipient', account.configuration?.recipient);
  return {
    ...account,
    configuration: configurations ? { customer: null, merchant: null, recipient } : null,
    contact_email: account.contact_email ?? null,
    contact_phone: account.contact_phone ?? null,
    defaults: given('defaults', account.defaults),
    display_name: account.display_name ?? null,
    future_requirements: given('future_requirements', account.future_requirements),
    identity: given('identity', account.identity),
    requirements: given('requirements', account.requirements),
  };
}
