import { type Database, migrate, openDatabase, type Schema } from '@ticket-hub/db';
import { databaseKinds, emptyDatabaseUrl } from '@ticket-hub/db/testing';
import { usersSchema } from '@ticket-hub/users';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ticketingSchema } from '../../src/index.ts';
import type { Bank } from '../world/bank.ts';
import { HOUR_MS, worldOn } from '../world/world.ts';

const AT = '2026-01-04T22:00:00.000Z';
const EVERYTHING = [usersSchema, ticketingSchema];
/** The last migration before what a dispute moves became a share. */
const BEFORE = '0004-ticketing';

/** What a payment of two tickets had been through, and what its organizer should hold of it in the end. */
const orders = {
  plain: { tickets: ['valid', 'valid'], account: 4_060 },
  refunded: { tickets: ['refunded', 'valid'], moves: [['refund', 'done']], account: 2_030 },
  // Stripe has done it, and the process was stopped before it heard of it.
  refunding: { tickets: ['refund_due', 'valid'], moves: [['refund', 'asked']], account: 2_030 },
  disputed: { tickets: ['disputed', 'disputed'], dispute: 'open', moves: [['reversal', 'done']], account: 0 },
  undone: { tickets: ['disputed', 'disputed'], dispute: 'open', moves: [['reversal', 'due']], account: 0 },
  reversing: { tickets: ['disputed', 'disputed'], dispute: 'open', moves: [['reversal', 'asked']], account: 0 },
  unable: { tickets: ['disputed', 'disputed'], dispute: 'lost', moves: [['reversal', 'failed']], account: 0 },
  returned: {
    tickets: ['valid', 'valid'],
    dispute: 'won',
    moves: [
      ['reversal', 'done'],
      ['return', 'done'],
    ],
    account: 4_060,
  },
  owed: {
    tickets: ['valid', 'valid'],
    dispute: 'won',
    moves: [
      ['reversal', 'done'],
      ['return', 'due'],
    ],
    account: 4_060,
  },
} as const satisfies Record<string, Past>;

interface Past {
  tickets: readonly ['valid' | 'refunded' | 'refund_due' | 'disputed', 'valid' | 'disputed'];
  dispute?: 'open' | 'won' | 'lost';
  moves?: readonly (readonly ['refund' | 'reversal' | 'return', 'due' | 'asked' | 'done' | 'failed'])[];
  account: number;
}

describe.each(databaseKinds)('%s', (kind) => {
  test('a database from before shares loses nothing, and its money is levelled to the cent', async () => {
    const url = await emptyDatabaseUrl(kind);
    const old = opened(url, EVERYTHING.map(until(BEFORE)));
    await migrate(old);
    await people(old);
    const world = worldOn({ db: old, other: old });
    for (const [id, past] of Object.entries(orders)) await write(old, world.bank, id, past);
    const kept = ['users', 'connect_accounts', 'events', 'orders', 'tickets', 'disputes'];
    const before = await rowsOf(old, kept);

    const db = opened(url, EVERYTHING);
    await migrate(db);
    expect(await rowsOf(db, kept)).toMatchObject(before);
    expect(await movementsOf(db)).toEqual(
      [
        'refund-refunded-0 done',
        'refund-refunding-0 due',
        'return-dp_returned done',
        ...['disputed', 'owed', 'returned', 'reversing', 'unable', 'undone'].map((id) => `share-${id} due`),
      ].toSorted(),
    );

    for (let round = 0; round < 4; round++) {
      await world.sweep(db);
      world.later(HOUR_MS);
    }
    const held = [...world.bank.ledger.charges.values()].map(({ orderId, balance }) => [orderId, balance.account]);
    expect(Object.fromEntries(held)).toEqual(
      Object.fromEntries(Object.entries(orders).map(([id, { account }]) => [id, account])),
    );
    expect(world.bank.moved).toHaveLength(2);
  });
});

function opened(url: string, schemas: readonly Schema[]): Database {
  const db = openDatabase(url, schemas);
  onTestFinished(() => db.close());
  return db;
}

/** The database's own migrations all run, and one of them has a part in the schema of users. */
const SHARED = '0009-erasures';

function until(last: string) {
  return (schema: Schema): Schema => ({
    ...schema,
    migrations: Object.fromEntries(
      Object.entries(schema.migrations).filter(([name]) => name <= last || name === SHARED),
    ),
  });
}

async function people({ write }: Database): Promise<void> {
  for (const id of ['olga', 'bob'])
    await sql`insert into users (id, clerk_id, email, stripe_connect_id, revision, clerk_updated_at, created_at, updated_at)
      values (${id}, ${`user_${id}`}, ${`${id}@example.com`}, ${id === 'olga' ? 'acct_olga' : null}, 'r', 1, ${AT}, ${AT})`.execute(
      write,
    );
  await sql`insert into connect_accounts (id, user_id, can_receive, created_at) values ('acct_olga', 'olga', 1, ${AT})`.execute(
    write,
  );
  const [starts, ends] = ['2026-03-01T18:00:00.000Z', '2026-03-01T22:00:00.000Z'];
  await sql`insert into events (id, organizer_id, title, description, venue, starts_at, ends_at, time_zone, capacity, taken,
      price, currency, status, created_at, updated_at)
    values ('event', 'olga', 'Concert', 'Loud', 'Hall', ${starts}, ${ends}, 'UTC', 100, 18, 2050, 'EUR', 'published', ${AT},
      ${AT})`.execute(write);
}

/** The rows as they were then, and Stripe's books. */
async function write(
  { write }: Database,
  bank: Bank,
  id: string,
  { tickets, dispute, moves = [] }: Past,
): Promise<void> {
  const paymentId = `pi_${id}`;
  await sql`insert into orders (id, event_id, buyer_id, status, quantity, title, amount, fee, currency, account_id, session_id,
      payment_id, created_at)
    values (${id}, 'event', 'bob', 'complete', 2, 'Concert', 4100, 40, 'EUR', 'acct_olga', ${`cs_${id}`}, ${paymentId},
      ${AT})`.execute(write);
  for (const [i, status] of tickets.entries())
    await sql`insert into tickets (id, order_id, event_id, buyer_id, code, status, seat, amount, fee, before_dispute, created_at)
      values (${`${id}-${i}`}, ${id}, 'event', 'bob', ${`${id}${i}`}, ${status}, 1, 2050, 20,
        ${status === 'disputed' ? 'valid' : null}, ${AT})`.execute(write);
  bank.ledger.charge({ id: paymentId, orderId: id, accountId: 'acct_olga', amount: 4_100, fee: 40 });
  if (dispute !== undefined) {
    await sql`insert into disputes (id, order_id, status, amount, created_at, asked_at)
      values (${`dp_${id}`}, ${id}, ${dispute}, 4100, ${AT}, ${AT})`.execute(write);
    bank.ledger.dispute(paymentId, `dp_${id}`);
    if (dispute !== 'open') bank.ledger.decide(paymentId, dispute);
  }
  for (const [kind, state] of moves) {
    const subject = kind === 'refund' ? `${id}-0` : `dp_${id}`;
    const row = `${kind}-${subject}`;
    const movedId = IN_STATE[state].made ? await move(bank, { paymentId, kind, row }) : null;
    const { status, lookAt } = IN_STATE[state];
    await sql`insert into movements (id, kind, order_id, subject_id, amount, status, key, key_since, moved_id, look_at, created_at)
      values (${row}, ${kind}, ${id}, ${subject}, ${AMOUNTS[kind]}, ${status}, ${movedId && `${row}-0`}, ${movedId && AT},
        ${status === 'done' ? movedId : null}, ${lookAt}, ${AT})`.execute(write);
  }
}

const AMOUNTS = { refund: 2_050, reversal: 4_100, return: 4_060 };

const IN_STATE = {
  due: { status: 'due', lookAt: AT, made: false },
  asked: { status: 'due', lookAt: AT, made: true },
  done: { status: 'done', lookAt: null, made: true },
  failed: { status: 'failed', lookAt: null, made: false },
};

interface Made {
  paymentId: string;
  kind: 'refund' | 'reversal' | 'return';
  row: string;
}

/** A reversal gave the fee back as well. */
async function move(bank: Bank, { paymentId, kind, row }: Made): Promise<string> {
  const charge = bank.ledger.of(paymentId);
  switch (kind) {
    case 'refund': {
      const takes = { transfer: true, fee: true };
      const made = await bank.refund({ reference: row, paymentId, amount: 2_050, takes }, `${row}-0`);
      return typeof made === 'object' && 'movedId' in made ? made.movedId : '';
    }
    case 'reversal':
      bank.ledger.reverse(paymentId, `tr_${paymentId}`, 4_100);
      charge.feeRefunded += 40;
      charge.balance.account += 40;
      charge.balance.platform -= 40;
      return `trr_${paymentId}`;
    case 'return':
      bank.ledger.transfer(paymentId, 4_060, row);
      return `tr_${paymentId}_1`;
  }
}

async function rowsOf(db: Database, tables: string[]): Promise<unknown[]> {
  const read = (table: string) => sql`select * from ${sql.table(table)} order by id`.execute(db.write);
  return (await Promise.all(tables.map(read))).map(({ rows }) => rows);
}

async function movementsOf(db: Database): Promise<string[]> {
  const rows = await db.read.selectFrom('movements').select(['id', 'status']).orderBy('id').execute();
  return rows.map(({ id, status }) => `${id} ${status}`).toSorted();
}
