import { describe, expect, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { takeLease } from './lease.ts';
import { databaseKinds, testDatabase } from './testing/index.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function world() {
    const db = await testDatabase(kind, [notesSchema]);
    const clock = { at: 0 };
    const take = () => takeLease(db, { name: 'sweep', lastsMs: 1_000, now: () => new Date(clock.at) });
    return { clock, take };
  }

  test('of many who ask at once, one gets it', async () => {
    const { take } = await world();
    const leases = await Promise.all(Array.from({ length: 10 }, take));
    expect(leases.filter(Boolean)).toHaveLength(1);
  });

  test('it can be had again once it was released', async () => {
    const { take } = await world();
    await (await take())?.release();
    expect(await take()).toBeDefined();
  });

  test('who renews in time keeps it', async () => {
    const { clock, take } = await world();
    const lease = await take();
    clock.at = 900;
    expect(await lease?.renew()).toBe(true);
    clock.at = 1_800;
    expect(await take()).toBeUndefined();
  });

  test('who did not renew loses it to the next, and learns of it', async () => {
    const { clock, take } = await world();
    const late = await take();
    clock.at = 1_001;
    const next = await take();
    expect(next).toBeDefined();
    expect(await late?.renew()).toBe(false);
    await late?.release();
    expect(await take()).toBeUndefined();
  });
});
