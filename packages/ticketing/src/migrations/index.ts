import type { Migration } from 'kysely/migration';
import { ticketing } from './0004-ticketing.ts';
import { dashboardRefunds } from './0005-dashboard-refunds.ts';
import { guests } from './0014-guests.ts';
import { pictures } from './0018-pictures.ts';
import { eventsByEnd } from './0021-events-by-end.ts';

export const migrations: Record<string, Migration> = {
  '0004-ticketing': ticketing,
  '0005-dashboard-refunds': dashboardRefunds,
  '0014-guests': guests,
  '0018-pictures': pictures,
  '0021-events-by-end': eventsByEnd,
};
