import type { Migration } from 'kysely/migration';
import { leases } from './0002-reconcile.ts';
import { erasures } from './0009-erasures.ts';
import { instances } from './0011-instances.ts';
import { changeCounts } from './0012-change-counts.ts';
import { audit } from './0017-audit.ts';

/** Of this package's own tables. */
export const migrations: Record<string, Migration> = {
  '0002-reconcile': leases,
  '0009-erasures': erasures,
  '0011-instances': instances,
  '0012-change-counts': changeCounts,
  '0017-audit': audit,
};
