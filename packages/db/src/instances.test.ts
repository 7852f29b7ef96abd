import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { everything, type Listener } from './changes.ts';
import { createHeartbeat, liveInstances, pruneInstances } from './instances.ts';
import { databaseKinds, testDatabase } from './testing/index.ts';
import { transact } from './transact.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

describe.each(databaseKinds)('%s', (kind) => {
  test('a process that runs is listed from its first beat until it stops, with how late it hears of changes', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const [here, there] = [createHeartbeat(db, 'v1', () => noon), createHeartbeat(db, 'v2', () => later(1))];
    expect(await liveInstances(db.read, noon)).toEqual([]);
    await Promise.all([here.beat(), there.beat()]);
    const [startedAt, lagMs] = [noon.toISOString(), null];
    expect(await liveInstances(db.read, noon)).toMatchObject([
      { id: here.id, version: 'v1', startedAt, beatAt: startedAt, lagMs },
      { id: there.id, version: 'v2' },
    ]);
    await vi.waitFor(() => expect(here.lagMs()).toEqual(expect.any(Number)));
    await here.beat();
    expect(await liveInstances(db.read, noon)).toMatchObject([{ lagMs: expect.any(Number) }, { lagMs: null }]);
    await here.stop();
    expect(await liveInstances(db.read, noon)).toMatchObject([{ id: there.id }]);
  });

  test('one that has been silent for a minute is not listed, is forgotten, and comes back if it had only paused', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const clock = { at: noon };
    const heartbeat = createHeartbeat(db, 'v1', () => clock.at);
    await heartbeat.beat();
    await pruneInstances(db, later(59));
    expect(await liveInstances(db.read, later(59))).toHaveLength(1);
    expect(await liveInstances(db.read, later(61))).toEqual([]);
    await pruneInstances(db, later(61));
    expect(await db.read.selectFrom('instances').selectAll().execute()).toEqual([]);
    clock.at = later(62);
    await heartbeat.beat();
    expect(await liveInstances(db.read, later(62))).toMatchObject([{ startedAt: noon.toISOString() }]);
  });

  test('while it hears nothing, its lag grows, and "everything" ends that', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    let tell: Listener = () => {};
    const subscribe = (listener: Listener) => {
      tell = listener;
      return () => {};
    };
    const deaf = { subscribe, announce: () => {} };
    const heartbeat = createHeartbeat({ ...db, read: db.read, write: db.write, changes: deaf }, 'v1', () => noon);
    const time = vi.spyOn(performance, 'now').mockReturnValue(0);
    onTestFinished(() => time.mockRestore());
    await heartbeat.beat();
    time.mockReturnValue(14_000);
    expect(heartbeat.lagMs()).toBeNull();
    time.mockReturnValue(16_000);
    await heartbeat.beat();
    time.mockReturnValue(30_000);
    expect([heartbeat.lagMs(), await liveInstances(db.read, noon)]).toMatchObject([30_000, [{ lagMs: 16_000 }]]);
    tell(everything);
    time.mockReturnValue(31_000);
    expect(heartbeat.lagMs()).toBe(30_000);
  });

  test('a beat that the database does not take is not waited for', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const time = vi.spyOn(performance, 'now').mockReturnValue(0);
    onTestFinished(() => time.mockRestore());
    const broken = createHeartbeat(db, 'v1', () => noon);
    await transact(db, (tx) => tx.schema.dropTable('instances').execute());
    await expect(broken.beat()).rejects.toThrow();
    time.mockReturnValue(60_000);
    expect(broken.lagMs()).toBeNull();
  });
});
