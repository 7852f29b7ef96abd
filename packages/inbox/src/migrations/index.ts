import type { Migration } from 'kysely/migration';
import { deliveries } from './0001-users-and-deliveries.ts';
import { tallies } from './0002-reconcile.ts';
import { subjectIndex } from './0020-subject-index.ts';

export const migrations: Record<string, Migration> = {
  '0001-users-and-deliveries': deliveries,
  '0002-reconcile': tallies,
  '0020-subject-index': subjectIndex,
};
