import type { DatabaseKind } from '@ticket-hub/db/testing';
import { startWorld, type World } from './world.ts';

/** Stripe's own charge aside, so that figures are round. */
export async function startMoneyWorld(kind: DatabaseKind, settings = {}): Promise<World> {
  const world = await startWorld(kind, settings);
  Object.assign(world.sandbox.stripe.pricing, { chargeBps: 0, chargeFixed: 0, dispute: 0 });
  return world;
}

/** Of somebody's tickets. */
export async function ticketStates(client: ReturnType<World['client']>) {
  return (await client.tickets.mine.query({})).tickets.map(({ status }) => status);
}
