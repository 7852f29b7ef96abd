import type { Schema } from '@ticket-hub/db';
import type { ConnectTables } from './connect/tables.ts';
import { migrations } from './migrations/index.ts';
import type { UsersTables } from './tables.ts';

declare module '@ticket-hub/db' {
  interface Tables extends UsersTables, ConnectTables {}
}

/** Users, their payout accounts, and the state of reconcile. */
export const usersSchema: Schema = {
  migrations,
  personal: [
    { table: 'users', column: 'public_metadata' },
    { table: 'connect_intents', column: 'email' },
  ],
};
