import type { Schema } from '@ticket-hub/db';
import { migrations } from './migrations/index.ts';
import type { InboxTables } from './tables.ts';

declare module '@ticket-hub/db' {
  interface Tables extends InboxTables {}
}

/** The ledger of deliveries, whose only personal data are ids, and the tallies. */
export const inboxSchema: Schema = { migrations, personal: [] };
