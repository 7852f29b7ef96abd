import { type Database, transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listEvents } from '../../src/index.ts';
import { HOUR_MS, newWorld } from '../world/world.ts';

const DAY_MS = 24 * HOUR_MS;

const searches: [string, string[]][] = [
  ['JAZZ', ['Jazz', 'More jazz_']],
  [' berlin  jazz ', ['More jazz_']],
  ['österreich', ['Österreich 100% live']],
  ['löwen', ['Jazz']],
  ['özlem çelik', ['Jazz', 'More jazz_']],
  ['özlem berlin', ['More jazz_']],
  ['100%', ['Österreich 100% live']],
  ['_', ['More jazz_']],
  ['%', ['Österreich 100% live']],
  ["' or 1=1 \\ \0 \ud800", []],
  ['', ['Jazz', 'More jazz_', 'Österreich 100% live']],
];

describe.each(databaseKinds)('%s', (kind) => {
  async function withEvents() {
    const { db, now, later, person, eventOf } = await newWorld(kind);
    const özlem = await person({ first_name: 'Özlem', last_name: 'Çelik' });
    const ada = await person({ first_name: 'Ada' });
    const on = (day: number) => ({
      price: null,
      startsAt: new Date(now().getTime() + day * DAY_MS).toISOString(),
      endsAt: new Date(now().getTime() + day * DAY_MS + 3 * HOUR_MS).toISOString(),
    });
    await eventOf(ada, { ...on(3), title: 'Österreich 100% live', venue: 'Berlin' });
    await eventOf(özlem, { ...on(1), title: 'Jazz', venue: 'Zürich, Löwenplatz 1' });
    await eventOf(özlem, { ...on(2), title: 'More jazz_', venue: 'Berlin' });
    type Wanted = Partial<Parameters<typeof listEvents>[1]>;
    async function titles(wanted: Wanted = {}) {
      const seen: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await listEvents(db.read, { limit: 2, when: 'upcoming', now: now(), ...wanted, after });
        if (page === 'invalid_cursor') throw new Error(page);
        seen.push(...page.events.map(({ title }) => title));
        if (page.next === null) return seen;
        after = page.next;
      }
    }
    return { db, now, titles, later, ada, özlem };
  }

  test('what is to come is listed from the next, what was from the latest, each in pages', async () => {
    const { titles, later } = await withEvents();
    expect(await titles()).toEqual(['Jazz', 'More jazz_', 'Österreich 100% live']);
    expect(await titles({ when: 'past' })).toEqual([]);
    later(2 * DAY_MS + HOUR_MS);
    // The second one is under way.
    expect(await titles()).toEqual(['More jazz_', 'Österreich 100% live']);
    expect(await titles({ when: 'past' })).toEqual(['Jazz']);
    later(2 * DAY_MS);
    expect(await titles({ when: 'past' })).toEqual(['Österreich 100% live', 'More jazz_', 'Jazz']);
  });

  test('one that has long been under way comes first, whatever is over or has not begun', async () => {
    const { db, titles, later } = await withEvents();
    const begun = { starts_at: '2020-01-01T00:00:00.000Z' };
    await transact(db, (tx) => tx.updateTable('events').set(begun).where('title', 'like', 'Österreich%').execute());
    later(2 * DAY_MS + HOUR_MS);
    expect(await titles()).toEqual(['Österreich 100% live', 'More jazz_']);
    later(2 * DAY_MS);
    expect(await titles()).toEqual([]);
  });

  test('an organizer’s events are listed without those of others', async () => {
    const { titles, özlem, ada } = await withEvents();
    expect(await titles({ organizerId: özlem.id })).toEqual(['Jazz', 'More jazz_']);
    expect(await titles({ organizerId: ada.id, search: 'jazz' })).toEqual([]);
  });

  test('words are found in titles, places and organizers’ names, whatever their case', async () => {
    const { titles } = await withEvents();
    for (const [search, found] of searches) expect([search, await titles({ search })]).toEqual([search, found]);
  });

  test('of many events a search looks at some for each page, which may be empty', async () => {
    const { db, now, titles } = await withEvents();
    await multiply(db, 10_000);
    const wanted = { when: 'upcoming', limit: 2, now: now(), search: 'österreich' } as const;
    expect(await listEvents(db.read, wanted)).toEqual({ events: [], next: expect.any(String) });
    expect(await titles(wanted)).toEqual(['Österreich 100% live']);
  });
});

/** As many more of the first event. */
async function multiply(db: Database, count: number): Promise<void> {
  const { id, ...first } = await db.read
    .selectFrom('events')
    .selectAll()
    .where('title', '=', 'Jazz')
    .executeTakeFirstOrThrow();
  const others = Object.keys(first).map((column) => sql.ref(column));
  await sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${sql.lit(count)})
    insert into events (id, ${sql.join(others)})
    select 'copy-' || cast(i as text), ${sql.join(others)} from events, n where id = ${id}`.execute(db.write);
}
