import { Hono } from 'hono';
import type { ApiMiddleware } from '../../api-control/api-control.ts';
import { apiVersion } from '../api-version.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import { stripeId } from '../stripe-id.ts';
import { accountV1Routes } from './account-v1-routes.ts';
import { accountV2Routes } from './account-v2-routes.ts';
import { json, refusalAnswer, unknownPath } from './answer.ts';
import { authenticate, presentedKey } from './authenticate.ts';
import { eventV2Routes } from './event-v2-routes.ts';
import type { createIdempotency } from './idempotency.ts';
import { linkRoutes } from './link-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import { readParams } from './read-params.ts';
import { refundRoutes } from './refund-routes.ts';
import type { RequestScope, StripeApi, StripeContext } from './request-scope.ts';
import { transferRoutes } from './transfer-routes.ts';
import { v1Answers } from './v1-answers.ts';

interface Gate {
  secretKey: string;
  control: ApiMiddleware;
  idempotency: ReturnType<typeof createIdempotency>;
}

/** The part of Stripe's API that pays organizers. */
export function stripeApi(desk: Desk, { secretKey, control, idempotency }: Gate): StripeApi {
  const api = new Hono<RequestScope>();
  api.onError((error, c) => answerError(error, c));
  api.use(async (c, next) => {
    c.set('requestId', stripeId('req'));
    await next();
    c.res.headers.set('request-id', c.var.requestId);
    c.res.headers.set('stripe-version', c.req.header('stripe-version') ?? apiVersion);
  });
  api.use(control.middleware, authenticate(secretKey, desk.accounts), readParams, idempotency.middleware);
  api.use(control.pausing);

  const answers = v1Answers(desk);
  paymentRoutes(api, desk, answers);
  refundRoutes(api, desk, answers);
  transferRoutes(api, desk, answers);
  accountV1Routes(api, desk, answers);
  accountV2Routes(api, desk);
  linkRoutes(api, desk);
  eventV2Routes(api, desk);
  api.all('*', (c) => {
    throw unknownPath(c.req.method, c.req.path);
  });
  return api;
}

function answerError(error: Error, c: StripeContext): Response {
  if (error instanceof Refusal) return refusalAnswer(error, c.req.path);
  return json({ error: { type: 'api_error', message: `The sandbox failed: ${error.message}` } }, 500);
}

const ownPaths =
  /^\/v(2\/core|1\/(accounts|checkout|payment_intents|charges|refunds|transfers|application_fees|disputes|balance|balance_transactions|payouts|events))(\/|$)/;

const clerkPaths = /^\/v1\/(users|jwks|client)(\/|$)/;

/** Both vendors have paths under /v1: whose a request is shows in its path, its headers or its key. */
export function isForStripe(path: string, headers: Headers, secretKey: string): boolean {
  if (clerkPaths.test(path)) return false;
  return (
    path.startsWith('/v2/') ||
    ownPaths.test(path) ||
    headers.has('stripe-version') ||
    presentedKey(headers.get('authorization') ?? undefined) === secretKey
  );
}
