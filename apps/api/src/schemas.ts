import type { Schema } from '@ticket-hub/db';
import { inboxSchema } from '@ticket-hub/inbox';
import { ticketingSchema } from '@ticket-hub/ticketing';
import { usersSchema } from '@ticket-hub/users';

/** Whose tables there are, each after those it depends on. AN APPLICATION'S OWN TABLES: add theirs here. */
export const schemas: readonly Schema[] = [usersSchema, inboxSchema, ticketingSchema];
