import type { Facts } from '@ticket-hub/db';
import type { AnyProcedure, AnyQueryProcedure } from '@trpc/server';
import type { AppRouter } from './router.ts';
import type { ForAnyone } from './trpc.ts';

/** The paths of all queries of a router, such as `users.me`. */
type QueryOf<R, Prefix extends string = ''> = {
  [Name in keyof R & string]: R[Name] extends AnyQueryProcedure
    ? `${Prefix}${Name}`
    : R[Name] extends AnyProcedure
      ? never
      : QueryOf<R[Name], `${Prefix}${Name}.`>;
}[keyof R & string];

/** Those that somebody who is not signed in may ask. */
type PublicQueryOf<R, Prefix extends string = ''> = {
  [Name in keyof R & string]: R[Name] extends AnyQueryProcedure
    ? R[Name]['meta'] extends ForAnyone
      ? `${Prefix}${Name}`
      : never
    : R[Name] extends AnyProcedure
      ? never
      : PublicQueryOf<R[Name], `${Prefix}${Name}.`>;
}[keyof R & string];

type Procedures = AppRouter['_def']['record'];

/** A query that live updates may name. */
export type Query = QueryOf<Procedures>;
export type PublicQuery = PublicQueryOf<Procedures>;

/** What a fact says nothing about, and a query that is not there, do not compile. */
export type Concerns = {
  [Fact in keyof Facts]: { [As in Facts[Fact]]: readonly (As extends 'everybody' ? PublicQuery : Query)[] };
};

/**
 * Which queries may be answered differently when something has changed, for those whom it concerns. What concerns
 * everybody goes to visitors who are not signed in, too. AN APPLICATION'S OWN FACTS: add their queries here.
 */
export const queriesOf = {
  user: { themselves: ['users.me', 'users.stripeConnectId'] },
  account: { owner: ['payouts.status', 'payouts.balance'] },
  event: { everybody: ['events.list', 'events.byId'], organizer: ['events.mine', 'events.byId'] },
  ticket: {
    buyer: ['tickets.mine'],
    organizer: ['tickets.guests', 'tickets.forEvent', 'events.overview', 'events.earnings'],
  },
} as const satisfies Concerns;
