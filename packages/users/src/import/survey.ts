import type { FormerUsers } from './former-users.ts';

export interface Survey {
  users: number;
  /** Accounts that several users come with. */
  shared: ReadonlySet<string>;
}

/**
 * Reads everybody once before anything is written: a file that is broken at its end changes nothing, and an account of
 * two users is linked to neither. Its memory grows with the accounts, not with the users. Undefined when it is stopped.
 */
export async function survey(former: FormerUsers, signal?: AbortSignal): Promise<Survey | undefined> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  let users = 0;
  for await (const { clerkId, stripeConnectId } of former.read()) {
    if (signal?.aborted) return undefined;
    users++;
    if (clerkId === null || stripeConnectId === null) continue;
    const owner = owners.get(stripeConnectId);
    if (owner === undefined) owners.set(stripeConnectId, clerkId);
    else if (owner !== clerkId) shared.add(stripeConnectId);
  }
  return { users, shared };
}
