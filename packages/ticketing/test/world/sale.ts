import type { DatabaseKind } from '@ticket-hub/db/testing';
import { cancelEvent, type EventContent, refundTicket, settleDispute } from '../../src/index.ts';
import type { DisputeStatus } from './ledger.ts';
import { HOUR_MS, newWorld } from './world.ts';

export const even = { buyer: 0, account: 0, platform: 0 };

/** A world in which somebody has bought tickets, and what happens to their payment. */
export async function sale(
  kind: DatabaseKind,
  { quantity = 2, ...content }: Partial<EventContent> & { quantity?: number },
) {
  const world = await newWorld(kind);
  const organizer = await world.organizer();
  const eventId = await world.eventOf(organizer, content);
  const buyer = await world.person();
  const { orderId, tickets } = await world.buy(buyer, eventId, quantity);
  const [charge] = [...world.bank.ledger.charges.values()];
  if (!charge) throw new Error('Nothing was paid');
  const { id: paymentId, balance } = charge;
  const disputeId = `dp_${paymentId}`;
  return {
    ...world,
    organizer,
    eventId,
    buyer,
    orderId,
    tickets,
    paymentId,
    balance,
    dispute: (status?: DisputeStatus) => void world.bank.ledger.dispute(paymentId, disputeId, status),
    decide: (status: DisputeStatus) => world.bank.ledger.decide(paymentId, status),
    hintDispute: () => settleDispute(world.db, world.ports, disputeId),
    byHand: (amount: number, ticks = { transfer: false, fee: false }) => {
      const made = world.bank.refundByHand(paymentId, amount, ticks);
      if (!made) throw new Error('Stripe refused');
      return made.movedId;
    },
    cancel: () => cancelEvent(world.db, { organizer, eventId, now: world.now() }),
    refund: (place = 0) => refundTicket(world.db, { organizer, ticketId: tickets[place]?.id ?? '', now: world.now() }),
    states: async () => (await world.statuses(orderId)).toSorted(),
    /** As often as it takes. */
    async settle() {
      for (let i = 0; i < 4; i++) {
        world.later(25 * HOUR_MS);
        await world.find();
        await world.sweep();
      }
    },
  };
}
