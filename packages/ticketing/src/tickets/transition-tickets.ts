import type { Tables, Transaction } from '@ticket-hub/db';
import { type Expression, type ExpressionBuilder, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { announceToBuyers, announceToOrganizer } from '../events/announce.ts';
import { freeSeats } from '../events/seats.ts';
import { oweRefunds } from './owe-refunds.ts';
import { inScope, type TicketScope } from './ticket-scope.ts';
import {
  type Circumstance,
  holdsSeat,
  resumption,
  type Target,
  type TicketReason,
  type TicketState,
  transitionFor,
} from './transitions.ts';

export interface Change {
  reason: TicketReason;
  now: Date;
  /** Stripe's id of the refund that was made in its dashboard. */
  refundedBy?: string;
  /** Where the table says `resumes`. A ticket that is to hold a seat has taken it before. */
  resumesAs?: Circumstance;
}

export interface Transitioned {
  tickets: { id: string; status: TicketState; event_id: string; buyer_id: string }[];
  /** How many refunds are due that were not. */
  owed: number;
}

/**
 * Takes the tickets of the scope to where the reason leads them, and does what follows. Tickets in other states are left
 * alone. The scope lies within one event, which is held if a ticket can lose its seat.
 */
export async function transitionTickets(tx: Transaction, scope: TicketScope, change: Change): Promise<Transitioned> {
  const seated = await seatedAmong(tx, scope, change);
  const tickets = await tx
    .updateTable('tickets')
    .set(columnsAfter(change))
    .where(affected(scope, change))
    .returning(['id', 'status', 'event_id', 'buyer_id', 'seat'])
    .execute();
  const [first] = tickets;
  if (!first) return { tickets: [], owed: 0 };
  const freed = tickets.filter(({ id, seat }) => seat === 0 && seated.has(id));
  await freeSeats(tx, first.event_id, freed.length);
  const owed = transitionFor(change.reason).owes ? await oweRefunds(tx, scope, change.now) : 0;
  await announceToBuyers(
    tx,
    tickets.map((ticket) => ticket.buyer_id),
  );
  await announceToOrganizer(tx, await organizerOf(tx, first.event_id));
  return { tickets, owed };
}

/** What the ticket is, or will be again when its money is back. */
const remembered = sql<TicketState>`coalesce(before_dispute, before_refund,
  case when status in ('refunded', 'refund_failed') then 'refund_due' else status end)`;

/** Conditions on the row itself: after waiting for its lock Postgres checks these again, but not a subquery of tickets. */
function affected(scope: TicketScope, { reason }: Change): Expression<SqlBool> {
  const { moves, onlyIf } = transitionFor(reason);
  const eb = expressionBuilder<Tables, 'tickets'>();
  const conditions = [inScope(scope), eb('status', 'in', statesIn(moves))];
  if (onlyIf) conditions.push(eb(remembered, '=', onlyIf));
  if (moves.void === 'refund_due') conditions.push(eb.or([eb('status', '!=', 'void'), paidFor(eb)]));
  return eb.and(conditions);
}

function paidFor(eb: ExpressionBuilder<Tables, 'tickets'>): Expression<SqlBool> {
  const order = eb
    .selectFrom('orders')
    .select('orders.id')
    .whereRef('orders.id', '=', 'tickets.order_id')
    .where('orders.status', '=', 'complete');
  return eb.and([eb('amount', '>', 0), eb.exists(order)]);
}

/**
 * Whatever their state is now: a seat changes only while its event is held, so that this holds until the tickets are
 * written, and a state can change until then.
 */
async function seatedAmong(tx: Transaction, scope: TicketScope, change: Change): Promise<Set<string>> {
  const { moves } = transitionFor(change.reason);
  if (!statesIn(moves).some((from) => from === 'disputed' || losesSeat(from, moves[from]))) return new Set();
  const rows = await tx.selectFrom('tickets').select('id').where(inScope(scope)).where('seat', '=', 1).execute();
  return new Set(rows.map(({ id }) => id));
}

function losesSeat(from: TicketState, target: Target | undefined): boolean {
  return holdsSeat(from) && target !== 'resumes' && target !== undefined && !holdsSeat(target) && target !== 'disputed';
}

function statesIn(moves: object): TicketState[] {
  return Object.keys(moves) as TicketState[];
}

function columnsAfter({ reason, now, refundedBy, resumesAs = 'as_before' }: Change) {
  const { moves, freesDisputedSeat, remembers } = transitionFor(reason);
  const steps = Object.entries(moves) as [TicketState, Target][];
  const cases = (value: (target: TicketState) => RawBuilder<unknown>) =>
    chosen(
      sql`status`,
      steps.map(([from, target]) => [from, target === 'resumes' ? resumed(value, resumesAs) : value(target)]),
    );
  return {
    status: cases(stateSql) as RawBuilder<TicketState>,
    seat: cases((target) => {
      if (target === 'disputed' && !freesDisputedSeat) return sql`seat`;
      return holdsSeat(target) ? sql`1` : sql`0`;
    }) as RawBuilder<number>,
    before_dispute: cases((target) => (target === 'disputed' ? remembered : sql`null`)) as RawBuilder<TicketState>,
    before_refund: remembers ? remembered : null,
    refunded_by: refundedBy ?? null,
    ...(reason === 'checked_in' && { used_at: now.toISOString() }),
  };
}

function resumed(value: (target: TicketState) => RawBuilder<unknown>, as: Circumstance): RawBuilder<unknown> {
  return chosen(
    remembered,
    Object.entries(resumption[as]).map(([was, target]) => [was, value(target)]),
  );
}

function stateSql(target: TicketState): RawBuilder<unknown> {
  return target === 'refund_due'
    ? sql`case when amount = 0 then 'void' else 'refund_due' end`
    : sql`${sql.lit(target)}`;
}

function chosen(by: RawBuilder<unknown>, options: [string, RawBuilder<unknown>][]): RawBuilder<unknown> {
  const branches = options.map(([when, then]) => sql`when ${sql.lit(when)} then ${then}`);
  return sql`case ${by} ${sql.join(branches, sql` `)} end`;
}

async function organizerOf(tx: Transaction, eventId: string): Promise<string> {
  const event = await tx
    .selectFrom('events')
    .select('organizer_id')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow();
  return event.organizer_id;
}
