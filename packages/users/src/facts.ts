import { publish, type Transaction } from '@ticket-hub/db';

declare module '@ticket-hub/db' {
  interface Facts {
    /** Somebody's row, be it that they are gone. */
    user: 'themselves';
    /** What somebody's account at Stripe may do, or which one it is. */
    account: 'owner';
  }
}

export async function announceUser(tx: Transaction, clerkId: string): Promise<void> {
  await publish(tx, { fact: 'user', concerns: 'themselves', audience: clerkId });
}

export async function announceAccount(tx: Transaction, clerkId: string): Promise<void> {
  await publish(tx, { fact: 'account', concerns: 'owner', audience: clerkId });
}
