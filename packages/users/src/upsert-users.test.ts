import { type Database, transact } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newClerkId, snapshot } from '../test/snapshot.ts';
import type { ClerkUser } from './clerk-user.ts';
import { deleteUser } from './delete-user.ts';
import { usersSchema } from './schema.ts';
import { upsertUser } from './upsert-user.ts';
import { upsertUsers } from './upsert-users.ts';

const earlier = new Date('2026-01-05T00:00:00.000Z');
const now = new Date('2026-01-06T00:00:00.000Z');
/** A version that no clock of today can give. */
const impossible = Date.parse('2036-01-01T00:00:00.000Z');

const version = fc.constantFrom(1, 2, 3);
const before = fc.record({ version: fc.constantFrom(1, 2, 3, impossible), name: fc.constantFrom('Ada', 'Bob') });
const person = fc.record({
  before: fc.option(before),
  deleted: fc.boolean(),
  snapshot: fc.record({ version, name: fc.constantFrom('Ada', 'Bob') }),
});
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

const shown = (id: string, { version, name }: { version: number; name: string }): ClerkUser =>
  snapshot(0, { id, first_name: name, updated_at: version });

/** The people as the table has them before; `ids` are new each time. */
async function prepare(db: Database, people: Person[], ids: string[]): Promise<ClerkUser[]> {
  await transact(db, async (tx) => {
    for (const [i, { before, deleted }] of people.entries()) {
      const id = `${ids[i]}`;
      if (before) await upsertUser(tx, shown(id, before), { now: earlier });
      if (deleted) await deleteUser(tx, id, { now: earlier, dependents: [] });
    }
  });
  return people.map((one, i) => shown(`${ids[i]}`, one.snapshot));
}

/** Their rows in order, without what is random. */
async function rowsOf(db: Database, ids: string[]) {
  const rows = await db.read.selectFrom('users').selectAll().where('clerk_id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.clerk_id, row]));
  return ids.map((one) => ({ ...byId.get(one), id: '', clerk_id: '', revision: '' }));
}

describe.each(databaseKinds)('%s', (kind) => {
  test('many at once end as one after another would', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    const property = fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 125 }), async (people) => {
      const [together, alone] = [people.map(newClerkId), people.map(newClerkId)];
      const users = await prepare(db, people, together);
      const same = await prepare(db, people, alone);
      const outcomes = await transact(db, (tx) => upsertUsers(tx, users, now));
      const single = await transact(db, async (tx) => {
        const done: string[] = [];
        for (const user of same) done.push((await upsertUser(tx, user, { now })).outcome);
        return done;
      });
      expect(users.map(({ id }) => outcomes.get(id))).toEqual(single);
      expect(await rowsOf(db, together)).toEqual(await rowsOf(db, alone));
    });
    await fc.assert(property, { numRuns: 12 });
  });
});
