import { randomUUID } from 'node:crypto';
import { type Database, migrate, openDatabase, transact } from '@ticket-hub/db';
import { type DatabaseKind, testDatabaseUrl } from '@ticket-hub/db/testing';
import {
  type AccountSnapshot,
  type ClerkUser,
  clerkUser,
  connectDependent,
  deleteUser,
  endDueHolds,
  restoreUser,
  type StripeAccounts,
  setStripeConnectId,
  syncAccount,
  upsertUser,
  usersSchema,
} from '@ticket-hub/users';
import { onTestFinished } from 'vitest';
import {
  type Actor,
  announceSellable,
  createEvent,
  type EventContent,
  findRefunds,
  openCheckout,
  publishEvent,
  settleOrder,
  sweepDisputes,
  sweepMovements,
  sweepOrders,
  ticketingDependents,
} from '../../src/index.ts';
import { ticketingSchema } from '../../src/schema.ts';
import { Bank } from './bank.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export const concert: EventContent = {
  title: 'Concert',
  description: 'Loud',
  venue: 'Hall',
  startsAt: '2026-03-01T18:00:00.000Z',
  endsAt: '2026-03-01T22:00:00.000Z',
  timeZone: 'Europe/Berlin',
  capacity: 10,
  price: { amount: 2_050, currency: 'EUR' },
};

/** Two handles of one database: two processes. */
export async function twoHandles(kind: DatabaseKind) {
  const url = await testDatabaseUrl(kind);
  const schemas = [usersSchema, ticketingSchema];
  const [db, other] = [openDatabase(url, schemas), openDatabase(url, schemas)];
  onTestFinished(async () => void (await Promise.all([db.close(), other.close()])));
  await migrate(db);
  return { db, other };
}

export async function newWorld(kind: DatabaseKind, { holdMs = 0 } = {}) {
  return worldOn({ ...(await twoHandles(kind)), holdMs });
}

function newClerkId(): string {
  return `user_${randomUUID().replaceAll('-', '')}`;
}

export function atClerk(id = newClerkId(), name: object = { first_name: 'Ada' }): ClerkUser {
  return clerkUser.parse({ id, ...name, updated_at: 1 });
}

/** People, their accounts, Stripe and a clock, on a database that others may use too. */
export function worldOn({ db, other, holdMs = 0 }: { db: Database; other: Database; holdMs?: number }) {
  let time = Date.parse('2026-01-05T00:00:00.000Z');
  const now = () => new Date(time);
  const bank = new Bank(now);
  const ports = { payments: bank, now };
  const accounts = new Map<string, AccountSnapshot>();
  const connect = { stripe: accountsSaying(accounts), now, canReceiveChanged: announceSellable };
  const dependents = [connectDependent(now), ...ticketingDependents(now, { holdMs })];

  async function person(name: { first_name?: string; last_name?: string } = { first_name: 'Ada' }): Promise<Actor> {
    const user = atClerk(newClerkId(), name);
    const upserted = await transact(db, (tx) => upsertUser(tx, user, { now: now() }));
    if (upserted.outcome !== 'created') throw new Error(upserted.outcome);
    return upserted.user;
  }

  async function say(accountId: string, transfers: AccountSnapshot['transfers']): Promise<void> {
    const rest = { requirements: [], deadline: null, failedPayouts: [] };
    accounts.set(accountId, { closed: false, transfers, payouts: 'active', ...rest });
    await syncAccount(db, connect, accountId);
  }

  async function link(user: Actor): Promise<string> {
    const accountId = `acct_${randomUUID().replaceAll('-', '')}`;
    await setStripeConnectId(db, { clerkId: user.clerkId, stripeConnectId: accountId }, now());
    await say(accountId, 'active');
    return accountId;
  }

  async function organizer() {
    const user = await person();
    return { ...user, accountId: await link(user) };
  }

  async function eventOf(user: Actor, changes: Partial<EventContent> = {}): Promise<string> {
    const created = await createEvent(db, { organizer: user, content: { ...concert, ...changes }, now: now() });
    if (created.outcome !== 'created') throw new Error(created.outcome);
    const eventId = created.event.id;
    const { outcome } = await publishEvent(db, { organizer: user, eventId, now: now() });
    if (outcome !== 'published') throw new Error(outcome);
    return eventId;
  }

  const checkout = (buyer: Actor, eventId: string, quantity = 1, process = db) =>
    openCheckout(process, { ...ports, feeBps: 100 }, { buyer, eventId, quantity });

  /** A purchase that has come to its end: the order and its tickets. */
  async function buy(buyer: Actor, eventId: string, quantity = 1) {
    const opened = await checkout(buyer, eventId, quantity);
    if (opened.outcome !== 'open') throw new Error(opened.outcome);
    bank.pay(sessionOf(opened.url));
    await settleOrder(db, ports, opened.orderId);
    return { orderId: opened.orderId, tickets: await ticketsWhere('order_id', opened.orderId) };
  }

  async function ticketsWhere(column: 'order_id' | 'event_id' | 'buyer_id', id: string) {
    return await db.read.selectFrom('tickets').selectAll().where(column, '=', id).orderBy('id').execute();
  }

  return {
    db,
    other,
    now,
    bank,
    ports,
    person,
    organizer,
    link,
    say,
    eventOf,
    checkout,
    buy,
    ticketsWhere,
    later(ms: number) {
      time += ms;
    },
    statuses: async (orderId: string) => (await ticketsWhere('order_id', orderId)).map(({ status }) => status),
    taken: async (eventId: string) =>
      (await db.read.selectFrom('events').select('taken').where('id', '=', eventId).executeTakeFirstOrThrow()).taken,
    movements: async () => await db.read.selectFrom('movements').selectAll().orderBy('id').execute(),
    remove: (user: Actor, process = db, atOnce = false) =>
      transact(process, (tx) => deleteUser(tx, user.clerkId, { now: now(), dependents, atOnce })),
    /** `known`: whom Clerk shows; without, the one who was deleted. */
    restore: (user: Actor, known: ClerkUser | 'unknown' = atClerk(user.clerkId), process = db) =>
      transact(process, (tx) => restoreUser(tx, user.clerkId, { known, now: now(), dependents })),
    endHolds: (process = db) => endDueHolds(process, { now: now(), dependents }),
    /** What no event told of. */
    find: (process = db) => findRefunds(process, ports),
    async sweep(process = db) {
      await endDueHolds(process, { now: now(), dependents });
      await sweepOrders(process, ports, { limit: 100 });
      await sweepDisputes(process, ports, { limit: 100 });
      return await sweepMovements(process, ports, { limit: 100 });
    },
  };
}

export type World = ReturnType<typeof worldOn>;

export function sessionOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** Stripe as far as it is asked here: what accounts may do. */
function accountsSaying(accounts: Map<string, AccountSnapshot>): StripeAccounts {
  return {
    get: async (id) => accounts.get(id) ?? 'unknown',
    find: async () => [],
    create: async () => 'unavailable',
    close: async () => 'unavailable',
    onboardingLink: async () => 'unavailable',
    dashboardLink: async () => 'unavailable',
  };
}
