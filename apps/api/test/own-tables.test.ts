import { type Database, transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import type { Dependent } from '@ticket-hub/users';
import { describe, expect, test } from 'vitest';
import { type Feature, features } from '../src/features.ts';
import { startWorld, type World } from './world.ts';

/** The example of docs/own-tables.md: quests end with their user, locations are archived without them. */
declare module '@ticket-hub/db' {
  interface Tables {
    quests: { id: string; user_id: string; title: string };
    locations: { id: string; user_id: string | null; name: string; archived_at: string | null };
  }
}

const quests: Dependent = {
  name: 'quests',
  async remove(tx, { id }) {
    const { numDeletedRows } = await tx.deleteFrom('quests').where('user_id', '=', id).executeTakeFirst();
    return Number(numDeletedRows);
  },
};

const locations = (now: () => Date): Dependent => ({
  name: 'locations',
  async remove(tx, { id }) {
    const archived = { user_id: null, archived_at: now().toISOString() };
    const { numUpdatedRows } = await tx
      .updateTable('locations')
      .set(archived)
      .where('user_id', '=', id)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
});

const own: Feature = {
  schema: {
    migrations: {
      'own-0001-quests-and-locations': {
        async up(db) {
          await db.schema
            .createTable('quests')
            .addColumn('id', 'text', (col) => col.primaryKey())
            .addColumn('user_id', 'text', (col) => col.notNull().references('users.id'))
            .addColumn('title', 'text', (col) => col.notNull())
            .execute();
          await db.schema.createIndex('quests_by_user').on('quests').column('user_id').execute();
          await db.schema
            .createTable('locations')
            .addColumn('id', 'text', (col) => col.primaryKey())
            .addColumn('user_id', 'text', (col) => col.references('users.id'))
            .addColumn('name', 'text', (col) => col.notNull())
            .addColumn('archived_at', 'text')
            .execute();
        },
      },
    },
    personal: [
      { table: 'quests', column: 'title' },
      { table: 'locations', column: 'name' },
    ],
  },
  dependents: (now) => [quests, locations(now)],
};

async function signUpWithTables(world: World) {
  const { id } = world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com' });
  await world.delivered();
  const me = await world.client({ clerkId: id }).users.me.query();
  await transact(world.db, async (tx) => {
    const titles = ['Find the fox', 'Climb the hill'];
    await tx
      .insertInto('quests')
      .values(titles.map((title) => ({ id: title, user_id: me.id, title })))
      .execute();
    await tx.insertInto('locations').values({ id: 'l', user_id: me.id, name: 'Home', archived_at: null }).execute();
  });
  return id;
}

async function whatIsLeft({ read }: Database) {
  return {
    quests: await read.selectFrom('quests').select('id').execute(),
    locations: await read.selectFrom('locations').select(['user_id', 'name', 'archived_at']).execute(),
  };
}

describe.each(databaseKinds)('%s', (kind) => {
  test('quests go and locations are archived with their user, and the log says how many', async () => {
    const world = await startWorld(kind, {}, { features: [...features, own] });
    const id = await signUpWithTables(world);
    world.sandbox.clerk.users.delete(id);
    await world.delivered();
    expect(await whatIsLeft(world.db)).toEqual({
      quests: [],
      locations: [{ user_id: null, name: 'Home', archived_at: expect.any(String) }],
    });
    expect(world.log()).toMatch(/"dependents":\{.*"quests":2,"locations":1/);
  });

  test('when one of them fails nobody is deleted, and the next attempt of Clerk does all of it', async () => {
    let broken = true;
    const fragile: Dependent = {
      name: 'fragile',
      remove: () => (broken ? Promise.reject(new Error('not now')) : Promise.resolve(0)),
    };
    const dependents = (now: () => Date) => [quests, fragile, locations(now)];
    const world = await startWorld(kind, {}, { features: [{ ...own, dependents }] });
    const id = await signUpWithTables(world);
    world.sandbox.clerk.outbox.hold();
    world.sandbox.clerk.users.delete(id);
    const deletion = world.sandbox.clerk.outbox.messages.at(-1);
    if (!deletion) throw new Error('A message was expected');
    expect((await world.sandbox.clerk.outbox.attempt(deletion)).status).toBe(500);
    expect(await whatIsLeft(world.db)).toMatchObject({ quests: [{}, {}], locations: [{ archived_at: null }] });
    expect(await world.client({ clerkId: id }).users.me.query()).toMatchObject({ email: 'ada@example.com' });
    broken = false;
    expect((await world.sandbox.clerk.outbox.attempt(deletion)).status).toBe(200);
    expect(await whatIsLeft(world.db)).toMatchObject({ quests: [], locations: [{ user_id: null }] });
  });
});
