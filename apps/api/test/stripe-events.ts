import type { World } from './world.ts';

export type SignOptions = Parameters<World['sandbox']['stripe']['platformOutbox']['sign']>[1];

/** By default one that nobody here follows. */
export const snapshotEvent = (changes: object = {}) => ({
  id: 'evt_1',
  object: 'event',
  type: 'invoice.paid',
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  data: { object: { id: 'in_1', object: 'invoice' } },
  ...changes,
});

export const thinEvent = (accountId: string, changes: object = {}) => ({
  id: 'evt_thin',
  object: 'v2.core.event',
  type: 'v2.core.account[requirements].updated',
  created: new Date().toISOString(),
  livemode: false,
  related_object: { id: accountId, type: 'v2.core.account', url: `/v2/core/accounts/${accountId}` },
  ...changes,
});

/** Signs a body as Stripe does and posts it. */
export async function post(world: World, body: string | object, options?: SignOptions) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = world.sandbox.stripe.platformOutbox.sign(text, options);
  const response = await fetch(`${world.url}/webhooks/stripe`, request);
  return { status: response.status, body: await response.json() };
}

export async function ledger({ db }: World) {
  return await db.read.selectFrom('deliveries').selectAll().where('source', '=', 'stripe').execute();
}
