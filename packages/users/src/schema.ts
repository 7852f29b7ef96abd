import type { Schema } from '@ticket-hub/db';
import type { ConnectTables } from './connect/tables.ts';
import type { ImportTables } from './import/tables.ts';
import { migrations } from './migrations/index.ts';
import type { UsersTables } from './tables.ts';

declare module '@ticket-hub/db' {
  interface Tables extends UsersTables, ConnectTables, ImportTables {}
}

/** Users, their payout accounts, their ids in an earlier database, and the state of reconcile. */
export const usersSchema: Schema = {
  migrations,
  personal: [
    { table: 'users', column: 'public_metadata' },
    { table: 'connect_intents', column: 'email' },
    { table: 'imported_ids', column: 'joined_at' },
  ],
};
