import { isStorable } from '@ticket-hub/db';
import {
  admissionsOf,
  checkIn,
  checkoutInput,
  type GuestFilter,
  giveBackOrder,
  guestFilters,
  guestsOf,
  openCheckout,
  refundTicket,
  ticketsForEvent,
  ticketsOf,
} from '@ticket-hub/ticketing';
import { z } from 'zod';
import { Refusal } from '../http/errors.ts';
import { id } from './id.ts';
import { moneyOf } from './money-of.ts';
import { pageInput, pageOf } from './page-input.ts';
import { readerFor } from './reader-for.ts';
import { router, userProcedure } from './trpc.ts';

const guestsInput = pageInput.extend({
  eventId: id,
  query: z.string().max(200).refine(isStorable).optional(),
  filter: z.enum(Object.keys(guestFilters) as GuestFilter[]).optional(),
});

export const ticketsRouter = router({
  /** Seats are held; pay at `url`. Free tickets are valid at once, and `url` leads to them. */
  checkout: userProcedure.input(checkoutInput).mutation(async ({ ctx, input }) => {
    const { db, env, checkout } = ctx.deps;
    const result = await openCheckout(db, checkout, { buyer: ctx.user, ...input });
    switch (result.outcome) {
      case 'open':
        return { url: result.url };
      case 'complete':
        return { url: `${env.webUrl}/tickets` };
      case 'unknown_event':
        throw new Refusal('event_not_found');
      case 'unknown_user':
        throw new Refusal('user_not_found');
      case 'payments_off':
        throw new Refusal('payments_off');
      case 'unavailable':
        throw new Refusal('try_again');
      case 'refused':
        throw new Refusal('refused_by_stripe');
      case 'cannot_receive':
        throw new Refusal('not_for_sale');
      case 'sold_out':
        throw new Refusal('sold_out');
      case 'over':
        throw new Refusal('event_over');
      case 'not_on_sale':
        throw new Refusal('not_for_sale');
      case 'gone':
        throw new Refusal('checkout_gone');
      case 'too_many_unpaid':
      case 'key_reused':
        throw new Refusal(result.outcome);
    }
  }),

  /** Ends the checkout of an order that is not paid for, and frees its seats; unless the payment came first. */
  giveBack: userProcedure.input(z.object({ orderId: id })).mutation(async ({ ctx, input }) => {
    const { ticketing } = moneyOf(ctx);
    if (!ticketing) throw new Refusal('payments_off');
    const outcome = await giveBackOrder(ctx.deps.db, ticketing, { buyer: ctx.user, ...input });
    if (outcome === 'unknown_order') throw new Refusal('ticket_not_found');
    if (outcome === 'unavailable') throw new Refusal('try_again');
    return { outcome };
  }),

  mine: userProcedure.input(pageInput).query(async ({ ctx, input }) => {
    return pageOf(await ticketsOf(await readerFor(ctx), { ...input, buyerId: ctx.user.id }));
  }),

  /** Who comes, for the event's organizer. */
  forEvent: userProcedure.input(pageInput.extend({ eventId: id })).query(async ({ ctx, input }) => {
    const found = await ticketsForEvent(await readerFor(ctx), { ...input, organizerId: ctx.user.id });
    if (found === 'unknown_event') throw new Refusal('event_not_found');
    return pageOf(found);
  }),

  /** Who comes, an order each, for the event's organizer; by part of a name, and by the state of their tickets. */
  guests: userProcedure.input(guestsInput).query(async ({ ctx, input }) => {
    const found = await guestsOf(await readerFor(ctx), { ...input, organizerId: ctx.user.id });
    if (found === 'unknown_event') throw new Refusal('event_not_found');
    return pageOf(found);
  }),

  refund: userProcedure.input(z.object({ ticketId: id })).mutation(async ({ ctx, input }) => {
    const { db, now } = ctx.deps;
    const { outcome } = await refundTicket(db, { organizer: ctx.user, ticketId: input.ticketId, now: now() });
    if (outcome === 'unknown_ticket') throw new Refusal('ticket_not_found');
    if (outcome === 'not_refundable') throw new Refusal('not_refundable');
    return { outcome };
  }),

  /** With how many of those who are expected are in. */
  checkIn: userProcedure
    .input(z.object({ eventId: id, code: z.string().trim().min(1).max(100).refine(isStorable) }))
    .mutation(async ({ ctx, input }) => {
      const { db, now } = ctx.deps;
      const result = await checkIn(db, { organizer: ctx.user, ...input, now: now() });
      if (result.outcome === 'unknown_code') throw new Refusal('ticket_not_found');
      return { ...result, ...(await admissionsOf(db.read, input.eventId)) };
    }),
});
