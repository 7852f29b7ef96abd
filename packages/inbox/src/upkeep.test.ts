import { type Database, transact } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import {
  createTallies,
  deliveriesAbout,
  deliveryHealth,
  noteFailure,
  pruneDeliveries,
  pruneTallies,
  receiveOnce,
  tallied,
} from './index.ts';
import { inboxSchema } from './schema.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const ago = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);

function delivery(id: string, receivedAt: Date, lagMs = 0) {
  const occurredAt = new Date(receivedAt.getTime() - lagMs);
  return { source: 'clerk', id, type: 'user.updated', subject: 'user_1', occurredAt, receivedAt };
}

async function ids(db: Database) {
  return (await db.read.selectFrom('deliveries').select('id').orderBy('id').execute()).map((row) => row.id);
}

describe.each(databaseKinds)('%s', (kind) => {
  test('health tells when each source was last heard, how late it is and what came of it', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    const updated = async () => ({ outcome: 'updated' });
    for (let i = 1; i <= 100; i++) await receiveOnce(db, delivery(`a${i}`, ago(i), i * 10), updated);
    await receiveOnce(db, delivery('old', ago(60 * 30), 99_999), updated);
    await receiveOnce(db, { ...delivery('b', ago(5)), source: 'stripe', occurredAt: null }, async () => ({
      outcome: 'synced',
    }));
    await noteFailure(db, delivery('broken', ago(1)), 'invalid_payload');
    expect(await deliveryHealth(db.read, noon)).toEqual([
      {
        source: 'clerk',
        lastDeliveryAt: ago(1).toISOString(),
        lag: { p50: 500, p99: 990 },
        lastHour: { updated: 60, failed: 1 },
        lastDay: { updated: 100, failed: 1 },
      },
      {
        source: 'stripe',
        lastDeliveryAt: ago(5).toISOString(),
        lag: null,
        lastHour: { synced: 1 },
        lastDay: { synced: 1 },
      },
    ]);
  });

  test('pruning takes what is old, in steps, and keeps the rest', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    const at = { type: 't', attempts: 1, outcome: 'updated' };
    const old = Array.from({ length: 1_201 }, (_, i) => ({
      ...at,
      source: 'clerk',
      id: `old${i}`,
      received_at: ago(100).toISOString(),
    }));
    await transact(db, async (tx) => {
      await tx.insertInto('deliveries').values(old).execute();
      await tx
        .insertInto('deliveries')
        .values({ ...at, source: 'stripe', id: 'old1', received_at: ago(1).toISOString() })
        .execute();
    });
    const pruning = pruneDeliveries(db, ago(50));
    await receiveOnce(db, delivery('meanwhile', noon), async () => ({ outcome: 'updated' }));
    expect(await pruning).toBe(1_201);
    expect(await ids(db)).toEqual(['meanwhile', 'old1']);
  });

  test('tallies add up over processes and hours, and are written when told', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    let at = ago(90);
    const here = createTallies(db, () => at);
    const there = createTallies(db, () => at);
    here.add('refused');
    here.add('refused');
    expect(await tallied(db.read, ago(600))).toEqual([]);
    await here.flush();
    await here.flush();
    at = noon;
    there.add('refused');
    there.add('secret_1');
    await there.flush();
    expect(await tallied(db.read, ago(600))).toEqual([
      { name: 'refused', count: 3, lastHour: noon.toISOString() },
      { name: 'secret_1', count: 1, lastHour: noon.toISOString() },
    ]);
    expect(await tallied(db.read, noon)).toMatchObject([
      { name: 'refused', count: 1 },
      { name: 'secret_1', count: 1 },
    ]);
    await pruneTallies(db, noon);
    expect(await tallied(db.read, ago(600))).toMatchObject([{ name: 'refused', count: 1 }, { name: 'secret_1' }]);
  });

  test('what the ledger says about somebody can be asked', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    await receiveOnce(db, delivery('a', ago(1)), async () => ({ outcome: 'created' }));
    await receiveOnce(db, { ...delivery('b', ago(1)), subject: 'user_2' }, async () => ({ outcome: 'created' }));
    expect(await deliveriesAbout(db.read, 'clerk', 'user_1')).toMatchObject([{ id: 'a', outcome: 'created' }]);
  });
});
