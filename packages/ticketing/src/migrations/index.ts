import type { Migration } from 'kysely/migration';
import { ticketing } from './0004-ticketing.ts';
import { dashboardRefunds } from './0005-dashboard-refunds.ts';

export const migrations: Record<string, Migration> = {
  '0004-ticketing': ticketing,
  '0005-dashboard-refunds': dashboardRefunds,
};
