import type { Schema } from '@ticket-hub/db';
import { inboxSchema } from '@ticket-hub/inbox';
import { announceSellable, ticketingDependents, ticketingSchema } from '@ticket-hub/ticketing';
import { type ConnectPorts, type Dependent, usersSchema } from '@ticket-hub/users';

/** What is built on users: they do without it, and it says here what it hangs on them. */
export interface Feature {
  schema: Schema;
  /** What goes with a user, in the transaction that deletes them, comes back and is exported. They run in the order of the list. */
  dependents: (now: () => Date, settings: { holdMs: number }) => readonly Dependent[];
  canReceiveChanged?: ConnectPorts['canReceiveChanged'];
}

/**
 * Events, tickets and their money. Without it in the list, and without its routers in `rpc/router.ts`, this is a backend for users
 * and their payouts.
 */
export const ticketing: Feature = {
  schema: ticketingSchema,
  dependents: ticketingDependents,
  canReceiveChanged: announceSellable,
};

/** Each after those whose tables it refers to. AN APPLICATION'S OWN TABLES: add theirs here. */
export const features: readonly Feature[] = [ticketing];

/** The tables of an API with these features. */
export function schemasOf(features: readonly Feature[]): Schema[] {
  return [usersSchema, inboxSchema, ...features.map(({ schema }) => schema)];
}
