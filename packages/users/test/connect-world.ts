import { type Database, migrate, openDatabase, transact } from '@ticket-hub/db';
import { type DatabaseKind, testDatabaseUrl } from '@ticket-hub/db/testing';
import { onTestFinished } from 'vitest';
import { connectAccount } from '../src/connect/connect-account.ts';
import { connectDependent } from '../src/connect/dependent.ts';
import { deleteUser } from '../src/delete-user.ts';
import { usersSchema } from '../src/schema.ts';
import { upsertUser } from '../src/upsert-user.ts';
import { snapshot } from './snapshot.ts';
import { Stripe } from './stripe.ts';

export const HOUR_MS = 60 * 60 * 1_000;

/** A user with an e-mail address, Stripe, a clock, and two connections to one database that stand for two processes. */
export async function connectWorld(kind: DatabaseKind) {
  const url = await testDatabaseUrl(kind);
  const [db, other] = [openDatabase(url, [usersSchema]), openDatabase(url, [usersSchema])];
  onTestFinished(async () => void (await Promise.all([db.close(), other.close()])));
  await migrate(db);
  let time = Date.parse('2026-01-05T00:00:00.000Z');
  const now = () => new Date(time);
  const stripe = new Stripe(now);
  const ports = { stripe, now };
  await transact(db, (tx) => upsertUser(tx, snapshot(1), { now: now() }));
  return {
    db,
    other,
    now,
    stripe,
    ports,
    later(ms: number) {
      time += ms;
    },
    connect: (process: Database = db) => connectAccount(process, ports, 'user_1'),
    remove: (process: Database = db) =>
      transact(process, (tx) => deleteUser(tx, 'user_1', { now: now(), dependents: [connectDependent(now)] })),
    intents: () => db.read.selectFrom('connect_intents').selectAll().orderBy('created_at').execute(),
  };
}
