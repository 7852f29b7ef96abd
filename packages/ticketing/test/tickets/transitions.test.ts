import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import {
  type Circumstance,
  holdsSeat,
  resumption,
  type TicketReason,
  type TicketState,
  ticketTransitions,
  transitionFor,
} from '../../src/tickets/transitions.ts';
import { oneTicket } from './one-ticket.ts';

const STATES = ['reserved', 'valid', 'used', 'void', 'refund_due', 'refunded', 'refund_failed', 'disputed'] as const;
const REASONS = Object.keys(ticketTransitions) as TicketReason[];
const PAIRS = STATES.flatMap((state) => REASONS.map((reason) => ({ state, reason, name: `${state} ${reason}` })));

describe.each(databaseKinds)('%s', (kind) => {
  test('from each state each reason leads where the table says, with what follows, and tells buyer and organizer once; all others change nothing', async () => {
    const { put, apply, listen, buyer, organizer } = await oneTicket(kind);
    const { mark, told } = await listen();
    const both = [`buyer ${buyer.clerkId}`, `organizer ${organizer.clerkId}`];
    const expected: Record<string, string[]> = {};
    for (const { state, reason, name } of PAIRS) {
      const before = await put(state);
      const after = await apply(reason);
      await mark(name);
      const leads = transitionFor(reason).moves[state] !== undefined;
      expected[name] = leads ? both : [];
      if (leads) expect([name, summary(after)]).toEqual([name, expectedAfter(state, reason, before.row.seat)]);
      else expect([name, after]).toEqual([name, before]);
    }
    expect(await told(PAIRS.at(-1)?.name ?? '')).toEqual(expected);
  });

  test('a ticket whose money is here again is what the table says, in every circumstance', async () => {
    const { put, meet, apply } = await oneTicket(kind);
    for (const circumstance of Object.keys(resumption) as Circumstance[])
      for (const [was, becomes] of Object.entries(resumption[circumstance]) as [TicketState, TicketState][]) {
        await put('refunded', was);
        await meet(circumstance);
        const { row, taken } = await apply('dashboard_refund_failed');
        const seat = holdsSeat(becomes) ? 1 : 0;
        expect([circumstance, was, row.status, row.seat, taken]).toEqual([circumstance, was, becomes, seat, seat]);
        expect([row.refunded_by, row.before_refund, row.before_dispute]).toEqual([null, null, null]);
      }
  });
});

type Read = Awaited<ReturnType<Awaited<ReturnType<typeof oneTicket>>['put']>>;

function summary({ row, taken, movements }: Read) {
  return { status: row.status, seat: row.seat, taken, due: movements.map(({ status, amount }) => [status, amount]) };
}

function expectedAfter(state: TicketState, reason: TicketReason, seatBefore: number) {
  const { moves, owes, freesDisputedSeat } = transitionFor(reason);
  const status = moves[state] === 'resumes' ? 'valid' : moves[state];
  const keeps = status === 'disputed' && !freesDisputedSeat ? seatBefore : 0;
  const seat = status !== 'disputed' && status !== undefined && holdsSeat(status) ? 1 : keeps;
  return { status, seat, taken: seat, due: owes && status === 'refund_due' ? [['due', 2_050]] : [] };
}
