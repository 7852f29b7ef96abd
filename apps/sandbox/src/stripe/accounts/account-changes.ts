import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../stripe-object.ts';

export interface AccountChange {
  type: string;
  data?: Record<string, unknown>;
}

/** The events that lie between two states of an account. */
export function accountChanges(before: Account | undefined, after: Account): AccountChange[] {
  if (before === undefined) return [{ type: 'v2.core.account.created' }];
  const differs = (pick: (account: Account) => unknown) => !isDeepStrictEqual(pick(before), pick(after));
  const changes: AccountChange[] = capabilityChanges(before, after);
  if (differs(({ requirements }) => requirements)) changes.push({ type: 'v2.core.account[requirements].updated' });
  if (differs(({ identity }) => identity)) changes.push({ type: 'v2.core.account[identity].updated' });
  if (differs(({ defaults }) => defaults)) changes.push({ type: 'v2.core.account[defaults].updated' });
  if (differs(({ configuration }) => configuration?.recipient?.applied)) {
    changes.push({ type: 'v2.core.account[configuration.recipient].updated' });
  }
  // Assumed of one that comes back: Stripe names no event for that, and of those it has this is the one for the account itself.
  const isReopened = before.closed && !after.closed;
  if (isReopened || differs(ownFields)) changes.push({ type: 'v2.core.account.updated' });
  if (after.closed && !before.closed) changes.push({ type: 'v2.core.account.closed' });
  return changes;
}

function ownFields({ contact_email, contact_phone, dashboard, display_name, metadata }: Account) {
  return { contact_email, contact_phone, dashboard, display_name, metadata };
}

function capabilityChanges(before: Account, after: Account): AccountChange[] {
  const statusIn = (account: Account, name: 'stripe_transfers' | 'payouts') =>
    account.configuration?.recipient?.capabilities?.stripe_balance?.[name]?.status;
  return (['stripe_transfers', 'payouts'] as const)
    .filter((name) => statusIn(before, name) !== statusIn(after, name))
    .map((name) => ({
      type: 'v2.core.account[configuration.recipient].capability_status_updated',
      data: { updated_capability: `stripe_balance.${name}` },
    }));
}
