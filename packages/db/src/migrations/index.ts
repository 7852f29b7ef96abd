import type { Migration } from 'kysely/migration';
import { usersAndDeliveries } from './0001-users-and-deliveries.ts';
import { reconcile } from './0002-reconcile.ts';
import { connect } from './0003-connect.ts';
import { ticketing } from './0004-ticketing.ts';
import { dashboardRefunds } from './0005-dashboard-refunds.ts';
import { invalidUsers } from './0006-invalid-users.ts';
import { failedPayouts } from './0007-failed-payouts.ts';
import { erasures } from './0009-erasures.ts';

/** Every migration, oldest first by name. What has been released is never edited: add another. */
export const migrations: Record<string, Migration> = {
  '0001-users-and-deliveries': usersAndDeliveries,
  '0002-reconcile': reconcile,
  '0003-connect': connect,
  '0004-ticketing': ticketing,
  '0005-dashboard-refunds': dashboardRefunds,
  '0006-invalid-users': invalidUsers,
  '0007-failed-payouts': failedPayouts,
  '0009-erasures': erasures,
};
