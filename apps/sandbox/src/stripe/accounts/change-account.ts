import type { accountUpdateParams } from '../api/account-params.ts';
import type { Parsed } from '../api/sdk-params.ts';
import type { Account } from '../stripe-object.ts';
import type { AccountStore } from './accounts.ts';

type Params = Omit<Parsed<typeof accountUpdateParams>, 'include'>;

/** What an update through the API changes. A metadata key set to null is taken out, the others stay. */
export function changeAccount(account: Account, params: Params, accounts: Pick<AccountStore, 'addRecipient'>) {
  const { contact_email, contact_phone, display_name, dashboard, metadata, identity, configuration, defaults } = params;
  const merged = Object.entries({ ...account.metadata, ...metadata }).filter(([, value]) => value !== null);
  const asksForRecipient = configuration?.recipient !== undefined && account.configuration?.recipient === undefined;
  const change: Partial<Account> = {
    ...(contact_email !== undefined && { contact_email }),
    ...(contact_phone !== undefined && { contact_phone }),
    ...(display_name !== undefined && { display_name }),
    ...(dashboard !== undefined && { dashboard }),
    ...(metadata !== undefined && { metadata: Object.fromEntries(merged.map(([key, value]) => [key, String(value)])) }),
    ...(asksForRecipient && accounts.addRecipient(account)),
  };
  if (identity !== undefined) {
    const { country, entity_type } = identity;
    change.identity = { ...account.identity, ...(country && { country }), ...(entity_type && { entity_type }) };
  }
  if (defaults?.currency !== undefined && account.defaults !== undefined) {
    change.defaults = { ...account.defaults, currency: defaults.currency };
  }
  return change;
}
