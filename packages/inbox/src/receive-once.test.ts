import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { type Delivery, forgetSubject, inboxSchema, noteFailure, receiveOnce, rollback } from './index.ts';

const delivery: Delivery = {
  source: 'clerk',
  id: 'msg_1',
  type: 'user.updated',
  subject: 'user_1',
  occurredAt: new Date('2026-01-01T00:00:00Z'),
  receivedAt: new Date('2026-01-01T00:00:01Z'),
};

async function ledger(db: Database) {
  return await db.read.selectFrom('deliveries').selectAll().orderBy('id').execute();
}

/** Writes a row that exists afterwards only if the transaction was committed. */
async function leaveTrace(tx: Transaction) {
  await tx.insertInto('tallies').values({ name: 'trace', hour: '2026-01-01T00', count: 1 }).execute();
}

async function traces(db: Database) {
  return (await db.read.selectFrom('tallies').select('name').execute()).length;
}

const updated = async () => ({ outcome: 'updated' as const });

describe.each(databaseKinds)('%s', (kind) => {
  test('a delivery is applied, and its outcome stands in the ledger', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    const applied = await receiveOnce(db, delivery, async (tx) => {
      await leaveTrace(tx);
      return { outcome: 'created' };
    });
    expect(applied).toEqual({ outcome: 'created' });
    expect(await traces(db)).toBe(1);
    expect(await ledger(db)).toEqual([
      {
        source: 'clerk',
        id: 'msg_1',
        type: 'user.updated',
        subject: 'user_1',
        outcome: 'created',
        error: null,
        attempts: 1,
        occurred_at: '2026-01-01T00:00:00.000Z',
        received_at: '2026-01-01T00:00:01.000Z',
      },
    ]);
  });

  test.each(['updated', 'stale'])('whatever was expected, the ledger says what came: %s', async (expected) => {
    const db = await testDatabase(kind, [inboxSchema]);
    await receiveOnce(db, delivery, updated, { expected });
    expect(await ledger(db)).toMatchObject([{ outcome: 'updated' }]);
    expect(await receiveOnce(db, delivery, updated, { expected })).toEqual({ outcome: 'duplicate' });
    const later = { ...delivery, id: 'msg_2' };
    const broken = receiveOnce(db, later, () => Promise.reject(new Error('no')), { expected });
    await expect(broken).rejects.toThrow('no');
    expect(await ledger(db)).toMatchObject([{ outcome: 'updated' }, { outcome: null, error: 'Error' }]);
  });

  test('the same delivery again is a duplicate and is not applied', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    await receiveOnce(db, delivery, updated);
    const apply = vi.fn(updated);
    expect(await receiveOnce(db, delivery, apply)).toEqual({ outcome: 'duplicate' });
    expect(apply).not.toHaveBeenCalled();
  });

  test('the same id from another source is another delivery', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    await receiveOnce(db, delivery, updated);
    expect(await receiveOnce(db, { ...delivery, source: 'stripe' }, updated)).toEqual({ outcome: 'updated' });
  });

  test.each([
    ['one after another', {}],
    ['together', { expected: 'updated', interleaves: true }],
    ['together, with another outcome than expected', { expected: 'stale', interleaves: true }],
  ])('twenty copies at the same moment, run %s, are applied once', async (_, hints) => {
    const db = await testDatabase(kind, [inboxSchema]);
    const all = await Promise.all(Array.from({ length: 20 }, () => receiveOnce(db, delivery, updated, hints)));
    expect(await ledger(db)).toMatchObject([{ outcome: 'updated', attempts: 1 }]);
    expect(all.filter(({ outcome }) => outcome === 'updated')).toHaveLength(1);
    expect(all.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(19);
  });

  test('a failure leaves nothing behind but its code, and the retry is applied', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    const broken = receiveOnce(db, delivery, async (tx) => {
      await leaveTrace(tx);
      throw new TypeError('somebody@example.com is no user');
    });
    await expect(broken).rejects.toThrow(TypeError);
    expect(await traces(db)).toBe(0);
    expect(await ledger(db)).toMatchObject([{ outcome: null, error: 'TypeError', attempts: 1 }]);
    expect(JSON.stringify(await ledger(db))).not.toContain('example.com');

    const later = { ...delivery, receivedAt: new Date('2026-01-01T00:05:00Z') };
    expect(await receiveOnce(db, later, updated)).toEqual({ outcome: 'updated' });
    expect(await ledger(db)).toMatchObject([
      { outcome: 'updated', error: null, attempts: 2, received_at: '2026-01-01T00:05:00.000Z' },
    ]);
  });

  test('noting a failure late never overwrites a success', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    await receiveOnce(db, delivery, updated);
    await noteFailure(db, delivery, 'timeout');
    expect(await ledger(db)).toMatchObject([{ outcome: 'updated', error: null, attempts: 1 }]);
  });

  test('a delivery that is rolled back on purpose leaves nothing behind and can be received again', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    const applied = await receiveOnce(db, delivery, async (tx) => {
      await leaveTrace(tx);
      return rollback('ask Clerk');
    });
    expect(applied).toBe('ask Clerk');
    expect(await traces(db)).toBe(0);
    expect(await ledger(db)).toEqual([]);
    expect(await receiveOnce(db, delivery, updated)).toEqual({ outcome: 'updated' });
  });

  test('a subject that is forgotten is gone from every row of that source', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    await receiveOnce(db, delivery, updated);
    await noteFailure(db, { ...delivery, id: 'msg_2' }, 'timeout');
    await receiveOnce(db, { ...delivery, id: 'msg_3', subject: 'user_2' }, updated);
    expect(await transact(db, (tx) => forgetSubject(tx, 'clerk', 'user_1'))).toBe(2);
    expect((await ledger(db)).map((row) => row.subject)).toEqual([null, null, 'user_2']);
  });
});
