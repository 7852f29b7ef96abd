import type { Database } from '@ticket-hub/db';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { refundTicket, settleOrder } from '../../src/index.ts';
import { newWorld, sessionOf } from '../world/world.ts';

/** `db` as it is, where `meanwhile` runs once, after a transaction has read the seats of tickets. On SQLite no other could write there. */
function withPauseAfterSeats(db: Database, meanwhile: () => Promise<unknown>): Database {
  let seatsAsked = false;
  let over = false;
  const pause: KyselyPlugin = {
    transformQuery({ node }) {
      seatsAsked = node.kind === 'SelectQueryNode' && JSON.stringify(node).includes('"seat"');
      return node;
    },
    async transformResult({ result }) {
      if (seatsAsked && !over) {
        over = true;
        await meanwhile();
      }
      return result;
    },
  };
  const write = db.write.withPlugin(pause);
  return Object.create(db, { write: { get: () => write } });
}

test('a ticket that is paid for while it is being refunded gives its seat back', async () => {
  const { db, other, ports, bank, organizer, eventOf, person, checkout, ticketsWhere, taken, now } =
    await newWorld('postgres');
  const seller = await organizer();
  const eventId = await eventOf(seller);
  const opened = await checkout(await person(), eventId);
  if (opened.outcome !== 'open') throw new Error(opened.outcome);
  bank.pay(sessionOf(opened.url));
  const [ticket] = await ticketsWhere('order_id', opened.orderId);
  const paying = withPauseAfterSeats(db, () => settleOrder(other, ports, opened.orderId));
  const refund = { organizer: seller, ticketId: ticket?.id ?? '', now: now() };
  expect(await refundTicket(paying, refund)).toEqual({ outcome: 'refund_due' });
  expect(await taken(eventId)).toBe(0);
});
