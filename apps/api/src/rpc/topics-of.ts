import { type Change, everything } from '@ticket-hub/db';
import { type PublicQuery, type Query, queriesOf } from './queries-of.ts';

/** What a stream tells: the queries to ask again, or `*` for all of them. */
export type Topic = Query | '*';
export type PublicTopic = PublicQuery | '*';

const ALL = ['*'] as const;

const byFact = Object.entries(queriesOf);
const byRole = byFact.flatMap(([fact, roles]) =>
  Object.entries(roles).map(([role, queries]) => ({ fact, role, queries })),
);
const queries = new Map<string, readonly Query[]>(
  byRole.map(({ fact, role, queries }) => [`${fact} ${role}`, queries]),
);
const publicQueries = new Map<string, readonly PublicQuery[]>(
  byFact.flatMap(([fact, roles]) => ('everybody' in roles ? [[fact, roles.everybody]] : [])),
);

/** For the one whom the change concerns. A newer process on the same database may tell of what this one does not know. */
export function topicsOf({ fact, concerns }: Change): readonly Topic[] {
  return queries.get(`${fact} ${concerns}`) ?? ALL;
}

/** For whoever is not signed in, who hears of nothing that concerns somebody in particular. */
export function publicTopicsOf(change: Change): readonly PublicTopic[] {
  if (change.concerns === 'everybody') return publicQueries.get(change.fact) ?? ALL;
  return change.fact === everything.fact ? ALL : [];
}
