import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { connectWorld, HOUR_MS } from '../../test/connect-world.ts';
import { snapshot } from '../../test/snapshot.ts';
import { restoreUser } from '../restore-user.ts';
import { closeOrphans } from './close-orphans.ts';

const all = { limit: 100 };

describe.each(databaseKinds)('%s', (kind) => {
  test('an account that Stripe makes while its user is deleted is closed', async () => {
    const { db, stripe, ports, connect, remove, intents } = await connectWorld(kind);
    stripe.faults.push(async () => void (await remove()));
    expect(await connect()).toEqual({ outcome: 'unknown_user' });
    expect(await intents()).toMatchObject([{ account_id: 'acct_1', email: null, settled_at: null }]);
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 1, waiting: 0 });
    expect(stripe.open).toEqual([]);
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 0, waiting: 0 });
  });

  test('also when the process died before it could write down which account it was', async () => {
    const { db, other, stripe, ports, connect, remove } = await connectWorld(kind);
    stripe.faults.push('dies-after');
    void connect(other);
    await vi.waitFor(() => expect(stripe.accounts.size).toBe(1));
    await remove();
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 1, waiting: 0 });
    expect(stripe.open).toEqual([]);
  });

  test('an intent is looked at until its key is forgotten, and meanwhile holds up no other', async () => {
    const { db, stripe, ports, connect, remove, later, intents } = await connectWorld(kind);
    stripe.faults.push('down');
    await connect();
    await remove();
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 0, waiting: 1 });
    const [intent] = await intents();
    stripe.add({ userId: intent?.user_id ?? '', intentId: intent?.id ?? '', email: '' });
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 0, waiting: 0 });
    later(2 * HOUR_MS);
    stripe.faults.push('down');
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 0, waiting: 1 });
    later(2 * HOUR_MS);
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 1, waiting: 0 });
    later(25 * HOUR_MS);
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 0, waiting: 0 });
  });

  test('an account in use is never closed: neither the one before nor that of somebody who came back', async () => {
    const { db, stripe, ports, connect, remove, now } = await connectWorld(kind);
    await connect();
    await remove();
    await transact(db, (tx) => restoreUser(tx, 'user_1', { known: snapshot(2), now: now(), dependents: [] }));
    stripe.faults.push('down');
    await connect();
    await remove();
    await transact(db, (tx) => restoreUser(tx, 'user_1', { known: snapshot(3), now: now(), dependents: [] }));
    stripe.faults.push(async () => void (await closeOrphans(db, ports, all)));
    expect(await connect()).toEqual({ outcome: 'connected', accountId: 'acct_2' });
    expect(stripe.open).toEqual(['acct_1', 'acct_2']);
  });

  test('an account that Stripe will not close stays on the list', async () => {
    const { db, stripe, ports, connect, remove, later } = await connectWorld(kind);
    stripe.faults.push(async () => void (await remove()));
    await connect();
    stripe.faults.push({ refused: 'balance_not_zero' });
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 0, waiting: 1 });
    later(2 * HOUR_MS);
    expect(await closeOrphans(db, ports, all)).toEqual({ closed: 1, waiting: 0 });
  });
});
