import type { Answers } from '../api/trpc.ts';

export type Event = Answers['events']['byId'];
export type NotSellable = NonNullable<Event['reason']>;
