import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { databaseKinds, dump } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { hub } from './cli.ts';
import { buy, eventContent, organizer, person } from './people.ts';
import { startWorld, type World } from './world.ts';

const people = 40;
const mark = 'Xylophonia';
/** In metadata that is not ours to hold. */
const secret = 'Quixotica';

/** Everything personal carries the mark, and the picture too. */
async function signUpMany(world: World) {
  const ids: string[] = [];
  for (let i = 0; i < people; i++) {
    const person = {
      emailAddress: `${mark}.${i}@example.com`,
      phoneNumber: `+1555${String(i).padStart(7, '0')}`,
      firstName: `${mark}${i}`,
      lastName: `${mark}-${'y'.repeat(i * 20)}`,
      imageUrl: `https://img.example.com/${mark}/${i}`,
      username: `${mark}-${i}`,
      externalId: `${mark}:${i}`,
      publicMetadata: { note: `${mark} ${'w'.repeat(i * 40)}` },
      privateMetadata: { note: secret },
      unsafeMetadata: { note: secret },
    };
    ids.push(world.sandbox.clerk.users.create(person).id);
  }
  await world.delivered();
  for (const id of ids) world.sandbox.clerk.users.update(id, { firstName: `${mark}-renamed-${'z'.repeat(300)}` });
  await world.delivered();
  return ids;
}

/** How often the mark stands in the files of a SQLite database, its write-ahead log included. */
function marksOnDisk(url: string): number {
  const path = url.slice('file:'.length);
  const files = readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
  return marksIn(files.map((name) => readFileSync(join(dirname(path), name)).toString('latin1')).join());
}

function marksIn(text: string): number {
  return text.split(mark).length - 1 + (text.split('+15550000').length - 1);
}

describe.each(databaseKinds)('%s', (kind) => {
  async function marks({ db, deps }: World): Promise<number> {
    return marksIn(await dump(db)) + (kind === 'sqlite' ? marksOnDisk(deps.env.databaseUrl) : 0);
  }

  test('a deleted user leaves no address, phone, name or picture anywhere', async () => {
    const world = await startWorld(kind);
    const ids = await signUpMany(world);
    expect(await marks(world)).toBeGreaterThan(people);
    expect((await dump(world.db)) + world.log()).not.toContain(secret);
    for (const id of ids) world.sandbox.clerk.users.delete(id);
    await world.delivered();
    await vi.waitFor(async () => expect(await marks(world)).toBe(0), { timeout: 5_000 });
    expect(world.log()).not.toContain(mark);
    const rows = await world.db.read.selectFrom('users').selectAll().execute();
    expect(rows).toHaveLength(people);
    const subjects = await world.db.read.selectFrom('deliveries').select('subject').distinct().execute();
    expect(subjects).toEqual([{ subject: null }]);
  });

  test('of an organizer who leaves, no text stays on what they sold', async () => {
    const world = await startWorld(kind);
    const olga = await organizer(world);
    const texts = { title: `${mark}'s birthday`, description: `Ask ${mark}`, venue: `At ${mark}'s` };
    const { id: eventId } = await olga.client.events.create.mutate({ ...eventContent(), ...texts });
    await olga.client.events.publish.mutate({ eventId });
    const bob = await person(world, 'Bob');
    await buy(world, bob, eventId);
    expect(marksIn(await dump(world.db))).toBeGreaterThan(3);
    world.sandbox.clerk.users.delete(olga.id);
    await world.delivered();
    // What they sold is on hold, its texts included.
    expect(await marks(world)).toBeGreaterThan(0);
    await hub(world.deps, 'user', 'erase', olga.id, '--now');
    await vi.waitFor(async () => expect(await marks(world)).toBe(0), { timeout: 5_000 });
    const [ticket] = (await bob.client.tickets.mine.query({})).tickets;
    expect(ticket).toMatchObject({
      event: { title: 'Cancelled event', venue: 'No longer known', status: 'cancelled' },
    });
    expect(world.log()).not.toContain(mark);
  });
});
