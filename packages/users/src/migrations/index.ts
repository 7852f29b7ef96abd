import type { Migration } from 'kysely/migration';
import { users } from './0001-users-and-deliveries.ts';
import { reconcile } from './0002-reconcile.ts';
import { connect } from './0003-connect.ts';
import { invalidUsers } from './0006-invalid-users.ts';
import { failedPayouts } from './0007-failed-payouts.ts';
import { emailHashes } from './0009-erasures.ts';
import { marksOfTheGone } from './0010-marks-of-the-gone.ts';
import { clerkFields } from './0013-clerk-fields.ts';
import { deletionHolds } from './0015-deletion-holds.ts';
import { importedIds } from './0016-imported-ids.ts';
import { forConsole } from './0017-console.ts';
import { userIndexes } from './0019-user-indexes.ts';

export const migrations: Record<string, Migration> = {
  '0001-users-and-deliveries': users,
  '0002-reconcile': reconcile,
  '0003-connect': connect,
  '0006-invalid-users': invalidUsers,
  '0007-failed-payouts': failedPayouts,
  '0009-erasures': emailHashes,
  '0010-marks-of-the-gone': marksOfTheGone,
  '0013-clerk-fields': clerkFields,
  '0015-deletion-holds': deletionHolds,
  '0016-imported-ids': importedIds,
  '0017-console': forConsole,
  '0019-user-indexes': userIndexes,
};
