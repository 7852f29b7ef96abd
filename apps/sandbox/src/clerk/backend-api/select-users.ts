import { type ClerkUser, primaryEmail } from '../user.ts';
import type { Filters, ListQuery } from './list-query.ts';

export function filterUsers(users: ClerkUser[], filters: Filters): ClerkUser[] {
  const oneOf = (wanted: string[] | undefined, own: (string | null)[]) =>
    wanted === undefined || own.some((value) => value !== null && wanted.includes(value));

  return users.filter(
    (user) =>
      oneOf(filters.user_id, [user.id]) &&
      oneOf(filters.email_address, emails(user)) &&
      oneOf(filters.phone_number, phones(user)) &&
      oneOf(filters.username, [user.username]) &&
      oneOf(filters.external_id, [user.external_id]) &&
      user.created_at < (filters.created_at_before ?? Number.POSITIVE_INFINITY) &&
      user.created_at > (filters.created_at_after ?? Number.NEGATIVE_INFINITY) &&
      matches(user, filters.query),
  );
}

function matches(user: ClerkUser, query: string | undefined): boolean {
  if (query === undefined) return true;
  const haystack = [user.id, user.first_name, user.last_name, user.username, ...emails(user), ...phones(user)];
  return haystack.some((text) => text?.toLowerCase().includes(query.toLowerCase()));
}

const emails = (user: ClerkUser) => user.email_addresses.map((entry) => entry.email_address);
const phones = (user: ClerkUser) => user.phone_numbers.map((entry) => entry.phone_number);

/**
 * One page, or undefined if the user in `starting_after` no longer exists. `users` are oldest first, which determines the
 * order of those created in the same millisecond.
 */
export function pageOf(users: ClerkUser[], query: ListQuery): ClerkUser[] | undefined {
  const { by, descending } = query.order_by;
  const ascending = filterUsers(users, query).toSorted((a, b) => compare(sortKey(a, by), sortKey(b, by)));
  const ordered = descending ? ascending.toReversed() : ascending;
  if (query.starting_after === undefined) return page(ordered, query.offset ?? 0, query.limit);
  const cursor = ordered.findIndex(({ id }) => id === query.starting_after);
  return cursor === -1 ? undefined : page(ordered, cursor + 1, query.limit);
}

const page = (users: ClerkUser[], start: number, limit: number) => users.slice(start, start + limit);

function sortKey(user: ClerkUser, by: ListQuery['order_by']['by']): string | number {
  if (by === 'email_address') return primaryEmail(user) ?? '';
  if (by === 'phone_number') return phones(user)[0] ?? '';
  return user[by] ?? (by.endsWith('_at') ? 0 : '');
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
