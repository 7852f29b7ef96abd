import type { Change } from '@ticket-hub/db';
import { expect, expectTypeOf, test } from 'vitest';
import { type Concerns, type PublicQuery, type Query, queriesOf } from './queries-of.ts';
import { appRouter } from './router.ts';
import { publicTopicsOf, topicsOf } from './topics-of.ts';

const change = (fact: string, concerns: string): Change => ({ fact, concerns, audience: '*' });

test('a renamed procedure, a fact without queries, and a private query for everybody do not compile', () => {
  expectTypeOf<Query>()
    .extract<`users.${string}`>()
    .toEqualTypeOf<'users.me' | 'users.byId' | 'users.stripeConnectId'>();
  expectTypeOf<'tickets.checkout' | 'live.changes'>().not.toExtend<Query>();
  expectTypeOf<PublicQuery>().toEqualTypeOf<'events.list' | 'events.byId'>();
  // @ts-expect-error: there is no such query.
  const renamed: Concerns['user'] = { themselves: ['users.myself'] };
  // @ts-expect-error: nothing is said about one of the facts.
  const forgotten: Concerns = { user: renamed, account: queriesOf.account, event: queriesOf.event };
  // @ts-expect-error: visitors must not hear of it.
  const indiscreet: Concerns['event'] = { everybody: ['events.mine'], organizer: [] };
  expect(Object.keys({ ...forgotten, ...indiscreet }).length).toBeGreaterThan(0);
});

test('what concerns everybody can be asked by anybody, also at run time', () => {
  const { procedures } = appRouter._def;
  const open = Object.keys(procedures).filter((path) => Reflect.get(procedures, path)._def.meta?.forAnyone);
  expect(open.toSorted()).toEqual(['events.byId', 'events.list', 'live.public']);
  expect(publicTopicsOf(change('event', 'everybody'))).toEqual(['events.list', 'events.byId']);
});

test('who is not signed in hears of nothing that concerns somebody, though it is told to all', () => {
  expect(topicsOf(change('ticket', 'buyer'))).toEqual(['tickets.mine']);
  for (const [fact, concerned] of Object.entries(queriesOf))
    for (const role of Object.keys(concerned))
      if (role !== 'everybody') expect(publicTopicsOf(change(fact, role))).toEqual([]);
  expect(publicTopicsOf(change('a newer fact', 'owner'))).toEqual([]);
});

test('whoever is told what this process does not know asks for everything', () => {
  expect(topicsOf(change('a newer fact', 'owner'))).toEqual(['*']);
  expect(publicTopicsOf(change('a newer fact', 'everybody'))).toEqual(['*']);
  expect(publicTopicsOf(change('*', '*'))).toEqual(['*']);
});
