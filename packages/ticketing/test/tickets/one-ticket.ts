import { type Change, publish, transact } from '@ticket-hub/db';
import type { DatabaseKind } from '@ticket-hub/db/testing';
import { expect, onTestFinished, vi } from 'vitest';
import { holdEvent } from '../../src/events/event.ts';
import { resumeTickets } from '../../src/tickets/resume-tickets.ts';
import { transitionTickets } from '../../src/tickets/transition-tickets.ts';
import {
  type Circumstance,
  holdsSeat,
  type TicketReason,
  type TicketState,
  transitionFor,
} from '../../src/tickets/transitions.ts';
import { sale } from '../world/sale.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** A ticket that was paid for, to be put into any state and led on from there. */
export async function oneTicket(kind: DatabaseKind) {
  const world = await sale(kind, { quantity: 1 });
  const { db, eventId, orderId, buyer } = world;
  const [ticket] = world.tickets;
  if (!ticket) throw new Error('No ticket');
  const { id: ticketId } = ticket;
  let late = 0;

  async function read() {
    const [row] = await world.ticketsWhere('order_id', orderId);
    if (!row) throw new Error('No ticket');
    return { row, taken: await world.taken(eventId), movements: await world.movements() };
  }

  /** As if it had lived until there. */
  async function put(status: TicketState, was: TicketState = 'valid') {
    const seat = holdsSeat(status) || (status === 'disputed' && holdsSeat(was)) ? 1 : 0;
    const before = {
      before_dispute: status === 'disputed' ? was : null,
      before_refund: status === 'refunded' ? was : null,
      refunded_by: status === 'refunded' ? 're_1' : null,
    };
    await transact(db, async (tx) => {
      await tx.deleteFrom('movements').execute();
      await tx
        .updateTable('tickets')
        .set({ status, seat, ...before })
        .where('id', '=', ticketId)
        .execute();
      const event = { status: 'published', taken: seat, capacity: 10 } as const;
      await tx.updateTable('events').set(event).where('id', '=', eventId).execute();
      await tx.updateTable('users').set({ deleted_at: null }).where('id', '=', buyer.id).execute();
    });
    late = 0;
    return await read();
  }

  async function meet(circumstance: Circumstance) {
    if (circumstance === 'seat_taken_event_over') late = YEAR_MS;
    await transact(db, async (tx) => {
      const event = tx.updateTable('events').where('id', '=', eventId);
      if (circumstance === 'event_cancelled') await event.set({ status: 'cancelled' }).execute();
      if (circumstance.startsWith('seat_taken')) await event.set({ capacity: 0 }).execute();
      if (circumstance === 'buyer_left')
        await tx.updateTable('users').set({ deleted_at: 'then' }).where('id', '=', buyer.id).execute();
    });
  }

  async function apply(reason: TicketReason) {
    const { row } = await read();
    const now = new Date(world.now().getTime() + late);
    await transact(db, async (tx) => {
      const event = await holdEvent(tx, eventId);
      const resumes = transitionFor(reason).moves[row.status] === 'resumes';
      if (event && resumes) await resumeTickets(tx, event, { tickets: [row], reason, now });
      else await transitionTickets(tx, { ticketId }, { reason, now });
    });
    return await read();
  }

  /** Who is told in which moment, by the name of the mark that ends it. */
  async function listen() {
    let heard: string[] = [];
    const hear = ({ fact, concerns, audience }: Change) => {
      if (fact === 'ticket') heard.push(audience.startsWith('mark ') ? audience : `${concerns} ${audience}`);
    };
    onTestFinished(db.changes.subscribe(hear));
    const mark = (name: string) =>
      transact(db, (tx) => publish(tx, { fact: 'ticket', concerns: 'buyer', audience: `mark ${name}` }));
    await vi.waitFor(async () => {
      await mark('ready');
      expect(heard).toContain('mark ready');
    });
    await mark('begin');
    await vi.waitFor(() => expect(heard).toContain('mark begin'));
    heard = [];
    async function told(last: string) {
      await vi.waitFor(() => expect(heard).toContain(`mark ${last}`));
      const moments: Record<string, string[]> = {};
      let moment: string[] = [];
      for (const audience of heard)
        if (!audience.startsWith('mark ')) moment.push(audience);
        else [moments[audience.slice(5)], moment] = [moment.toSorted(), []];
      return moments;
    }
    return { mark, told };
  }

  return { ...world, put, meet, apply, listen };
}
