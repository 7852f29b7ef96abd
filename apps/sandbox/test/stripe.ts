import Stripe from 'stripe';
import { type ManualClock, manualClock, type Sandbox, type SandboxOptions } from '../src/index.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { start } from './start.ts';

export const platformSecret = 'whsec_platform';
export const connectSecret = 'whsec_connect';

export interface StripeWorld {
  sandbox: Sandbox;
  played: Sandbox['stripe'];
  /** The real SDK. */
  stripe: Stripe;
  clock: ManualClock;
  /** Where both kinds of events go. */
  receiver: Receiver;
}

export function sdk(sandbox: Sandbox, apiKey = sandbox.stripe.secretKey): Stripe {
  const { hostname, port } = new URL(sandbox.url);
  return new Stripe(apiKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
}

export async function startStripe(options: SandboxOptions = {}): Promise<StripeWorld> {
  const clock = manualClock();
  const receiver = await startReceiver();
  const platformEndpoint = { url: receiver.url, secrets: [platformSecret] };
  const connectEndpoint = { url: receiver.url, secrets: [connectSecret] };
  const sandbox = await start({ clock, stripe: { platformEndpoint, connectEndpoint }, ...options });
  return { sandbox, played: sandbox.stripe, stripe: sdk(sandbox), clock, receiver };
}

/** What an organizer's account is created with. */
export const organizer: Stripe.V2.Core.AccountCreateParams = {
  contact_email: 'organizer@example.com',
  dashboard: 'express',
  configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  metadata: { user: 'user_1' },
};

/** Two tickets of 25.00, of which the platform keeps 0.51. */
export function ticketSale(destination: string): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      { price_data: { currency: 'usd', unit_amount: 2500, product_data: { name: 'Concert' } }, quantity: 2 },
    ],
    payment_intent_data: {
      application_fee_amount: 51,
      transfer_data: { destination },
      metadata: { order: 'order_1' },
    },
    customer_email: 'ann@example.com',
    success_url: 'http://localhost:5173/tickets?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:5173/events',
    metadata: { order: 'order_1' },
    client_reference_id: 'user_2',
  };
}

/** Somebody who can be paid, and a sale to them that the buyer has not paid yet. */
export async function startSale(world: StripeWorld) {
  const account = world.played.accounts.create({ contact_email: 'organizer@example.com', dashboard: 'express' });
  world.played.accounts.completeOnboarding(account.id);
  const session = await world.stripe.checkout.sessions.create(ticketSale(account.id));
  return { account: account.id, session: session.id };
}

/** Such a sale that the buyer has paid by card. */
export async function startPaid(world: StripeWorld) {
  const { account, session } = await startSale(world);
  const intent = String(world.played.checkout.pay(session).payment_intent);
  return { account, session, intent };
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error('it was not refused', { cause: error });
}
