import type { Migration } from 'kysely/migration';
import { usersAndDeliveries } from './0001-users-and-deliveries.ts';
import { reconcile } from './0002-reconcile.ts';

/** Every migration, oldest first by name. What has been released is never edited: add another. */
export const migrations: Record<string, Migration> = {
  '0001-users-and-deliveries': usersAndDeliveries,
  '0002-reconcile': reconcile,
};
