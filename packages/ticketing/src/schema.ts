import type { Schema } from '@ticket-hub/db';
import { migrations } from './migrations/index.ts';
import type { TicketingTables } from './tables.ts';

declare module '@ticket-hub/db' {
  interface Tables extends TicketingTables {}
}

/** Events, and what is sold of them. */
export const ticketingSchema: Schema = {
  migrations,
  personal: [
    { table: 'events', column: 'description' },
    { table: 'orders', column: 'title' },
  ],
};
