import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';

/** What the steps before an operation found out about a request. */
export interface RequestScope {
  Bindings: HttpBindings;
  Variables: {
    /** Its parameters, parsed from a form or from JSON. */
    params: Record<string, unknown>;
    /** The connected account it is made for; null: the platform itself. */
    account: string | null;
    requestId: string;
  };
}

export type StripeApi = Hono<RequestScope>;
export type StripeContext = Context<RequestScope>;
