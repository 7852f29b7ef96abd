import { getUserByClerkId } from '@ticket-hub/users';
import fc from 'fast-check';
import {
  cancelEvent,
  checkIn,
  giveBackOrder,
  refundTicket,
  settleCharge,
  settleDispute,
  settleOrder,
  settleRefund,
} from '../../src/index.ts';
import { atClerk, MINUTE_MS, sessionOf, type World } from '../world/world.ts';

export type Cast = World & {
  organizers: Awaited<ReturnType<World['organizer']>>[];
  buyers: Awaited<ReturnType<World['person']>>[];
  events: string[];
  /** The sessions whose address a buyer has been given: nobody can pay another. */
  told: Set<string>;
};

const WAITS = [1, 3, 12, 45, 300, 1_439, 1_500].map((minutes) => minutes * MINUTE_MS);

/** What can happen. `a` and `b` say to whom and to what: the one at that place, going round. */
const acts = {
  async buy(cast: Cast, a: number, b: number) {
    const opened = await cast.checkout(at(cast.buyers, a), at(cast.events, b), 1 + (a % 2), processOf(cast, b));
    if (opened.outcome === 'open') cast.told.add(sessionOf(opened.url));
  },
  async pay({ bank, told }: Cast, a: number) {
    if (told.size > 0) bank.pay(at([...told], a));
  },
  async debit({ bank, told }: Cast, a: number) {
    if (told.size > 0) bank.pay(at([...told], a), 'processing');
  },
  async clear({ bank, told }: Cast, a: number, b: number) {
    if (told.size > 0) bank.clear(at([...told], a), b % 3 ? 'paid' : 'failed');
  },
  async hint(cast: Cast, a: number, b: number) {
    const sessions = [...cast.bank.sessions.values()];
    if (sessions.length > 0) await settleOrder(processOf(cast, b), cast.ports, at(sessions, a).orderId);
  },
  async giveBack(cast: Cast, a: number, b: number) {
    const orders = await cast.db.read.selectFrom('orders').select(['id', 'buyer_id']).orderBy('id').execute();
    if (orders.length === 0) return;
    const { id, buyer_id } = at(orders, a);
    await giveBackOrder(processOf(cast, b), cast.ports, { buyer: { id: buyer_id }, orderId: id });
  },
  async refund(cast: Cast, a: number, b: number) {
    const found = await someTicket(cast, a, b);
    if (found) await refundTicket(cast.db, { ...found, ticketId: found.ticket.id, now: cast.now() });
  },
  async checkIn(cast: Cast, a: number, b: number) {
    const found = await someTicket(cast, a, b);
    if (found) await checkIn(cast.db, { ...found, code: found.ticket.code, now: cast.now() });
  },
  async cancel(cast: Cast, a: number, b: number) {
    const eventId = at(cast.events, a);
    const organizer = await organizerOf(cast, eventId);
    if (organizer) await cancelEvent(processOf(cast, b), { organizer, eventId, now: cast.now() });
  },
  /** In Stripe's dashboard: all that is left, a ticket's worth, or an odd sum; with and without its ticks. */
  async refundByHand(cast: Cast, a: number, b: number) {
    withCharge(cast, a, (id) => {
      const { amount, refunded } = cast.bank.ledger.of(id);
      const sum = [amount - refunded, Math.min(2_050, amount), 1 + 37 * b][b % 3] ?? 1;
      cast.bank.refundByHand(id, sum, { transfer: b % 2 === 1, fee: b % 4 === 1 });
    });
  },
  async hintRefund(cast: Cast, a: number, b: number) {
    const refunds = cast.bank.moved;
    if (refunds.length > 0) await settleRefund(processOf(cast, b), cast.ports, at(refunds, a).movedId);
  },
  async hintCharge(cast: Cast, a: number, b: number) {
    await withCharge(cast, a, (id) => settleCharge(processOf(cast, b), cast.ports, id));
  },
  async bounce({ bank }: Cast, a: number) {
    if (bank.moved.length > 0) bank.bounce(at(bank.moved, a).movedId);
  },
  async find(cast: Cast, _: number, b: number) {
    await cast.find(processOf(cast, b));
  },
  /** Some are prevented: decided when they come, with and without the money. */
  async dispute(cast: Cast, a: number, b: number) {
    const status = b % 5 === 0 ? 'lost' : b % 5 === 1 ? 'won' : 'open';
    withCharge(cast, a, (id) => cast.bank.ledger.dispute(id, `dp_${id}`, status));
  },
  async decide(cast: Cast, a: number, b: number) {
    const status = (['won', 'lost', 'appealed'] as const)[b % 3] ?? 'won';
    withCharge(cast, a, (id) => cast.bank.ledger.decide(id, status));
  },
  async hintDispute(cast: Cast, a: number, b: number) {
    await withCharge(cast, a, (id) => settleDispute(processOf(cast, b), cast.ports, `dp_${id}`));
  },
  async account(cast: Cast, a: number, b: number) {
    await cast.say(at(cast.organizers, a).accountId, b % 2 ? 'active' : 'restricted');
  },
  async newAccount(cast: Cast, a: number) {
    await cast.link(at(cast.organizers, a));
  },
  async deleteOrganizer(cast: Cast, a: number, b: number) {
    await cast.remove(at(cast.organizers, a), processOf(cast, b));
  },
  async eraseOrganizer(cast: Cast, a: number, b: number) {
    await cast.remove(at(cast.organizers, a), processOf(cast, b), true);
  },
  /** Clerk knows them still, or not at all, or they have signed up anew. */
  async restoreOrganizer(cast: Cast, a: number, b: number) {
    const organizer = at(cast.organizers, a);
    const known = [atClerk(organizer.clerkId), 'unknown' as const, atClerk()][b % 3] ?? 'unknown';
    const { outcome } = await cast.restore(organizer, known, processOf(cast, b));
    if (outcome !== 'moved' || known === 'unknown') return;
    const user = await getUserByClerkId(cast.db.read, known.id);
    if (user) cast.organizers.push({ ...user, accountId: user.stripeConnectId ?? organizer.accountId });
  },
  async endHolds(cast: Cast, _: number, b: number) {
    await cast.endHolds(processOf(cast, b));
  },
  async deleteBuyer(cast: Cast, a: number, b: number) {
    await cast.remove(at(cast.buyers, a), processOf(cast, b));
  },
  async sweep(cast: Cast, _: number, b: number) {
    await cast.sweep(processOf(cast, b));
  },
  async wait(cast: Cast, a: number) {
    cast.later(at(WAITS, a));
  },
  async slow({ bank }: Cast, _: number, b: number) {
    bank.slow = b % 2 === 1;
  },
  async finish({ bank }: Cast, _: number, b: number) {
    bank.finish(b % 2 ? 'done' : 'failed');
  },
};

/** What happens less often, such as a deletion, ends much of the rest. */
const often: Partial<Record<keyof typeof acts, number>> = {
  buy: 30,
  pay: 30,
  hint: 20,
  giveBack: 6,
  refund: 12,
  checkIn: 6,
  sweep: 10,
  wait: 8,
  clear: 4,
  debit: 3,
  dispute: 5,
  decide: 5,
  refundByHand: 5,
  hintRefund: 3,
  find: 2,
  hintDispute: 3,
  account: 2,
  deleteOrganizer: 2,
  restoreOrganizer: 3,
};

const place = fc.nat({ max: 30 });

export const steps = fc.oneof(
  ...(Object.keys(acts) as (keyof typeof acts)[]).map((act) => ({
    weight: often[act] ?? 1,
    arbitrary: fc.record({ act: fc.constant(act), a: place, b: place }),
  })),
);

export type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

export async function takeStep(cast: Cast, { act, a, b }: Step): Promise<void> {
  await acts[act](cast, a, b);
}

async function someTicket(cast: Cast, a: number, b: number) {
  const eventId = at(cast.events, a);
  const organizer = await organizerOf(cast, eventId);
  const tickets = await cast.ticketsWhere('event_id', eventId);
  return organizer && tickets.length > 0 ? { organizer, eventId, ticket: at(tickets, b) } : undefined;
}

async function organizerOf({ db, organizers }: Cast, eventId: string) {
  const event = await db.read.selectFrom('events').select('organizer_id').where('id', '=', eventId).executeTakeFirst();
  return organizers.find(({ id }) => id === event?.organizer_id);
}

function withCharge<T>({ bank }: Cast, a: number, work: (id: string) => T): T | undefined {
  const charges = [...bank.ledger.charges.keys()];
  return charges.length > 0 ? work(at(charges, a)) : undefined;
}

function processOf({ db, other }: Cast, b: number) {
  return b % 2 ? db : other;
}

function at<T>(list: T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new Error('There is none');
  return found;
}
