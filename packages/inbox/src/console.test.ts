import type { Database } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { deliveryHistory, noteFailure, receiveOnce, recentDeliveries } from './index.ts';
import { inboxSchema } from './schema.ts';

const noon = new Date('2026-01-05T12:00:30.000Z');
const ago = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);

const delivery = (id: string, minutes: number, source = 'clerk', subject = 'user_1') => ({
  ...{ source, id, subject, type: 'user.updated' },
  ...{ occurredAt: ago(minutes), receivedAt: ago(minutes) },
});

async function pagesOf(
  db: Database,
  wanted: { source?: string; failed?: boolean; outcome?: string; subject?: string },
) {
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await recentDeliveries(db.read, { failed: false, ...wanted, limit: 2, after });
    if (page === 'invalid_cursor') throw new Error('The cursor is ours');
    seen.push(...page.deliveries.map(({ id }) => id));
    if (page.next === null) return seen.join(' ');
    after = page.next;
  }
}

describe.each(databaseKinds)('%s', (kind) => {
  test('deliveries of all sources come in one order, and can be narrowed by source, failure, outcome and subject', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    const updated = async () => ({ outcome: 'updated' });
    await receiveOnce(db, delivery('a', 9), updated);
    await receiveOnce(db, delivery('b', 8, 'stripe'), async () => ({ outcome: 'synced' }));
    await receiveOnce(db, delivery('c', 7, 'clerk', 'user_2'), async () => ({ outcome: 'stale' }));
    await noteFailure(db, delivery('d', 6, 'stripe'), 'invalid_payload');
    await receiveOnce(db, delivery('e', 5, 'first-request'), updated);
    await noteFailure(db, delivery('f', 4), 'SQLITE_FULL');
    expect(await pagesOf(db, {})).toBe('f e d c b a');
    expect(await pagesOf(db, { source: 'clerk' })).toBe('f c a');
    expect(await pagesOf(db, { failed: true })).toBe('f d');
    expect(await pagesOf(db, { outcome: 'updated' })).toBe('e a');
    expect(await pagesOf(db, { source: 'clerk', outcome: 'stale' })).toBe('c');
    expect(await pagesOf(db, { subject: 'user_2' })).toBe('c');
    expect(await recentDeliveries(db.read, { failed: false, after: 'rubbish', limit: 2 })).toBe('invalid_cursor');
  });

  test('history counts what came and what failed, by minute and by hour', async () => {
    const db = await testDatabase(kind, [inboxSchema]);
    const updated = async () => ({ outcome: 'updated' });
    for (const [i, minutes] of [0, 0, 1, 59, 61, 60 * 30].entries())
      await receiveOnce(db, delivery(`${i}`, minutes), updated);
    await noteFailure(db, delivery('broken', 1), 'invalid_payload');
    const [hour] = await deliveryHistory(db.read, 'hour', noon);
    expect([hour?.received.length, hour?.received.at(0), hour?.received.slice(-2)]).toEqual([60, 1, [2, 2]]);
    expect(hour?.failed.slice(-2)).toEqual([1, 0]);
    const [day] = await deliveryHistory(db.read, 'day', noon);
    expect([day?.received.length, day?.received.slice(-2)]).toEqual([24, [3, 2]]);
  });
});
