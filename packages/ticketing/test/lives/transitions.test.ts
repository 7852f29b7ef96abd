import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { holdEvent } from '../../src/events/event.ts';
import { type MovementReason, movementTransitions, transitionMovements } from '../../src/movements/transitions.ts';
import { transitionOrders } from '../../src/orders/transition-orders.ts';
import { type OrderReason, orderTransitions } from '../../src/orders/transitions.ts';
import { sale } from '../world/sale.ts';

const ORDERS = ['opening', 'open', 'withdrawn', 'complete', 'expired'] as const;
const MOVEMENTS = ['due', 'done', 'failed', 'dropped'] as const;
const BEGUN = { opening: 'reserved', open: 'reserved', withdrawn: 'void', complete: 'valid', expired: 'void' } as const;

const PAIRS = ORDERS.flatMap((status) =>
  (Object.keys(orderTransitions) as OrderReason[]).map((reason) => ({ status, reason })),
);

/** What an order in that state and its ticket are after it, and how many seats are taken. */
function expectedAfter(status: (typeof ORDERS)[number], reason: OrderReason, now: string) {
  const { from, to } = orderTransitions[reason];
  if (!(from as readonly string[]).includes(status)) return { moved: false, ...begun(status), look_at: 'then' };
  if (to === 'open') return { moved: true, ...begun(status), status: to, look_at: null };
  if (to !== 'complete')
    return { moved: true, status: to, ticket: 'void', taken: 0, look_at: to === 'withdrawn' ? now : null };
  const { taken } = begun(status);
  return { moved: true, status: to, ticket: taken === 1 ? 'valid' : 'refund_due', taken, look_at: null };
}

function begun(status: (typeof ORDERS)[number]) {
  const ticket = BEGUN[status];
  return { status, ticket, taken: ticket === 'void' ? 0 : 1 };
}

describe.each(databaseKinds)('%s', (kind) => {
  test('an order and its tickets go from each state where the table says, for each reason, and nowhere else', async () => {
    const { db, now, orderId, eventId, statuses, taken } = await sale(kind, { quantity: 1 });
    for (const { status, reason } of PAIRS) {
      const moved = await transact(db, async (tx) => {
        const { ticket, taken } = begun(status);
        await tx.updateTable('events').set({ taken }).where('id', '=', eventId).execute();
        await tx.updateTable('tickets').set({ status: ticket, seat: taken }).where('order_id', '=', orderId).execute();
        await tx.updateTable('orders').set({ status, look_at: 'then' }).where('id', '=', orderId).execute();
        await holdEvent(tx, eventId);
        return await transitionOrders(tx, { orderId }, { reason, now: now() });
      });
      const order = await db.read.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
      const [ticket] = await statuses(orderId);
      const after = { status: order.status, look_at: order.look_at, ticket, taken: await taken(eventId) };
      const expected = expectedAfter(status, reason, now().toISOString());
      expect([status, reason, { moved: moved !== undefined, ...after }]).toEqual([status, reason, expected]);
    }
  });

  test('a movement goes from each state where the table says, for each reason, and nowhere else', async () => {
    const { db, refund, movements, tickets } = await sale(kind, { quantity: 1 });
    await refund();
    for (const status of MOVEMENTS)
      for (const reason of Object.keys(movementTransitions) as MovementReason[]) {
        await transact(db, async (tx) => {
          await tx.updateTable('movements').set({ status, look_at: 'then' }).execute();
          await transitionMovements(tx, reason)
            .where('subject_id', '=', tickets[0]?.id ?? '')
            .execute();
        });
        const { from, to } = movementTransitions[reason];
        const leads = (from as readonly string[]).includes(status);
        const look_at = leads && to !== 'due' ? null : 'then';
        expect([reason, await movements()]).toMatchObject([reason, [{ status: leads ? to : status, look_at }]]);
      }
  });
});
