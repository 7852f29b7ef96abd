import { publish, type Transaction } from '@ticket-hub/db';

declare module '@ticket-hub/db' {
  interface Facts {
    /** A user's row changed or was deleted. */
    user: 'themselves';
    /** A user's Stripe account was linked, unlinked, or changed what it may do. */
    account: 'owner';
  }
}

export async function announceUser(tx: Transaction, clerkId: string): Promise<void> {
  await publish(tx, { fact: 'user', concerns: 'themselves', audience: clerkId });
}

export async function announceAccount(tx: Transaction, clerkId: string): Promise<void> {
  await publish(tx, { fact: 'account', concerns: 'owner', audience: clerkId });
}
