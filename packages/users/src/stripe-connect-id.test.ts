import { transact } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { snapshot } from '../test/snapshot.ts';
import { deleteUser } from './delete-user.ts';
import { usersSchema } from './schema.ts';
import { getStripeConnectId, setStripeConnectId } from './stripe-connect-id.ts';
import { upsertUser } from './upsert-user.ts';

const now = new Date('2026-01-05T00:00:00.000Z');

describe.each(databaseKinds)('%s', (kind) => {
  async function withUsers(...ids: string[]) {
    const db = await testDatabase(kind, [usersSchema]);
    for (const id of ids) await transact(db, (tx) => upsertUser(tx, snapshot(1, { id }), { now }));
    const link = (clerkId: string, stripeConnectId: string) =>
      setStripeConnectId(db, { clerkId, stripeConnectId }, now);
    return { db, link };
  }

  test('the link is created, kept and replaced', async () => {
    const { db, link } = await withUsers('user_1');
    expect(await getStripeConnectId(db.read, 'user_1')).toBeNull();
    expect(await link('user_1', 'acct_1')).toBe('linked');
    expect(await link('user_1', 'acct_1')).toBe('unchanged');
    expect(await link('user_1', 'acct_2')).toBe('linked');
    expect(await getStripeConnectId(db.read, 'user_1')).toBe('acct_2');
  });

  test('an account belongs to one user, also when two ask at once', async () => {
    const { link } = await withUsers('user_1', 'user_2');
    const both = await Promise.all([link('user_1', 'acct_1'), link('user_2', 'acct_1')]);
    expect(both.toSorted()).toEqual(['linked', 'taken']);
  });

  test.each(['', 'acct_', 'cus_1', ' acct_1', 'acct_1\n', "acct_1'; drop table users", `acct_${'x'.repeat(300)}`])(
    '%j is not the id of an account',
    async (id) => {
      const { link } = await withUsers('user_1');
      expect(await link('user_1', id)).toBe('invalid');
    },
  );

  test('nobody and the deleted have no account, and get none', async () => {
    const { db, link } = await withUsers('user_1');
    await link('user_1', 'acct_1');
    await transact(db, (tx) => deleteUser(tx, 'user_1', { now, dependents: [] }));
    for (const id of ['user_1', 'user_2']) {
      expect(await link(id, 'acct_1')).toBe('unknown_user');
      expect(await getStripeConnectId(db.read, id)).toBeUndefined();
    }
  });
});
