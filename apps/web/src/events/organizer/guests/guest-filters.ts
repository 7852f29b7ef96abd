import type { AppRouter } from '@ticket-hub/api/router';
import type { inferRouterInputs } from '@trpc/server';

export type GuestFilter = NonNullable<inferRouterInputs<AppRouter>['tickets']['guests']['filter']>;

const labels: Record<GuestFilter, string> = {
  expected: 'Not checked in',
  admitted: 'Checked in',
  reserved: 'Not paid yet',
  returned: 'Refunded or void',
  disputed: 'In dispute',
};

/** As options of a select. */
export const guestFilters = Object.entries(labels).map(([value, label]) => ({ value, label }));
