import { type Change, type Database, type Transaction, transact } from '@ticket-hub/db';
import { databaseKinds, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { newClerkId, snapshot } from '../test/snapshot.ts';
import type { ClerkUser } from './clerk-user.ts';
import { contentKeys, indexedKeys } from './content.ts';
import { deleteUser } from './delete-user.ts';
import { getUserByClerkId, getUserByEmail } from './get-user.ts';
import { publicProfile } from './public-profile.ts';
import { usersSchema } from './schema.ts';
import { setStripeConnectId } from './stripe-connect-id.ts';
import { upsertUser } from './upsert-user.ts';

const monday = new Date('2026-01-05T00:00:00.000Z');
const tuesday = new Date('2026-01-06T00:00:00.000Z');

function upsert(db: Database, user: ClerkUser, now = monday, over?: string) {
  const work = (tx: Transaction) => upsertUser(tx, user, { now, ...(over !== undefined && { over }) });
  return transact(db, work, { interleaves: true });
}

function remove(db: Database, clerkId: string, now = tuesday) {
  return transact(db, (tx) => deleteUser(tx, clerkId, { now, dependents: [] }));
}

describe.each(databaseKinds)('%s', (kind) => {
  test('a new user becomes a row', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    const created = await upsert(db, snapshot(1));
    expect(created).toEqual({
      outcome: 'created',
      user: {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        clerkId: 'user_1',
        email: 'v1@example.com',
        phone: '+15550001',
        name: 'First1 Last1',
        firstName: 'First1',
        lastName: 'Last1',
        imageUrl: 'https://img.example.com/1',
        username: 'ada1',
        externalId: null,
        emailVerified: true,
        publicMetadata: { version: 1 },
        stripeConnectId: null,
        banned: false,
        signedUpAt: '2025-03-01T12:00:00.000Z',
        createdAt: monday.toISOString(),
        updatedAt: monday.toISOString(),
      },
    });
    expect(await getUserByClerkId(db.read, 'user_1')).toEqual('user' in created && created.user);
  });

  test('a newer snapshot replaces all that Clerk holds and clears what Clerk cleared', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1));
    const cleared = snapshot(2, {
      email_addresses: [],
      first_name: null,
      phone_numbers: [],
      image_url: null,
      banned: true,
    });
    expect(await upsert(db, cleared, tuesday)).toMatchObject({
      outcome: 'updated',
      user: { email: null, phone: null, name: 'Last2', imageUrl: null, banned: true },
    });
    const user = await getUserByClerkId(db.read, 'user_1');
    expect(user).toMatchObject({ createdAt: monday.toISOString(), updatedAt: tuesday.toISOString() });
  });

  test('an update that comes before its create is the create, and the create is then stale', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    expect(await upsert(db, snapshot(2))).toMatchObject({ outcome: 'created' });
    expect(await upsert(db, snapshot(1))).toEqual({ outcome: 'stale' });
    expect(await getUserByClerkId(db.read, 'user_1')).toMatchObject({ email: 'v2@example.com' });
  });

  test('when only the version moves, nothing is published and updatedAt stays, but the version counts', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1));
    const heard = vi.fn<(change: Change) => void>();
    const stop = db.changes.subscribe(heard);
    await vi.waitUntil(() => kind === 'sqlite' || heard.mock.calls.length > 0);
    const signedIn = { ...snapshot(1), updated_at: 5 };
    expect(await upsert(db, signedIn, tuesday)).toMatchObject({
      outcome: 'unchanged',
      user: { updatedAt: monday.toISOString() },
    });
    expect(await upsert(db, snapshot(3))).toEqual({ outcome: 'stale' });
    expect(await upsert(db, snapshot(6))).toMatchObject({ outcome: 'updated' });
    await vi.waitFor(() => expect(heard.mock.calls.filter(([change]) => change.audience === 'user_1')).toHaveLength(1));
    stop();
  });

  test('the same snapshot again is unchanged', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1));
    expect(await upsert(db, snapshot(1), tuesday)).toMatchObject({ outcome: 'unchanged' });
  });

  test('another content at the same version is undecided, and taken over the revision that was seen', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1));
    const other = snapshot(1, { first_name: 'Other' });
    const tie = await upsert(db, other);
    if (tie.outcome !== 'undecided') throw new Error(tie.outcome);
    expect(await upsert(db, other, tuesday, tie.revision)).toMatchObject({
      outcome: 'updated',
      user: { firstName: 'Other' },
    });
    expect(await upsert(db, snapshot(1), tuesday, tie.revision)).toMatchObject({ outcome: 'undecided' });
    expect(await getUserByClerkId(db.read, 'user_1')).toMatchObject({ firstName: 'Other' });
  });

  test('a seen revision does not let an older snapshot in', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(3));
    const tie = await upsert(db, snapshot(3, { first_name: 'Other' }));
    if (tie.outcome !== 'undecided') throw new Error(tie.outcome);
    expect(await upsert(db, snapshot(2), tuesday, tie.revision)).toEqual({ outcome: 'stale' });
  });

  test('two users can swap an address out of order', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    const mail = (address: string) => [{ id: 'idn_mail', email_address: address }];
    await upsert(db, snapshot(1, { id: 'user_a', email_addresses: mail('a@example.com') }));
    await upsert(db, snapshot(1, { id: 'user_b', email_addresses: mail('b@example.com') }));
    await upsert(db, snapshot(2, { id: 'user_a', email_addresses: mail('b@example.com') }));
    expect(await getUserByEmail(db.read, 'b@example.com')).toMatchObject({ clerkId: 'user_a' });
    await upsert(db, snapshot(3, { id: 'user_b', email_addresses: mail('a@example.com') }));
    expect(await getUserByEmail(db.read, 'a@example.com')).toMatchObject({ clerkId: 'user_b' });
    expect(await getUserByEmail(db.read, 'nobody@example.com')).toBeUndefined();
  });

  test('the Stripe account survives every upsert', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1));
    await setStripeConnectId(db, { clerkId: 'user_1', stripeConnectId: 'acct_1' }, monday);
    expect(await upsert(db, snapshot(2))).toMatchObject({ user: { stripeConnectId: 'acct_1' } });
  });

  test('a late update cannot bring a deleted user back', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1));
    expect(await remove(db, 'user_1')).toMatchObject({ outcome: 'deleted' });
    expect(await upsert(db, snapshot(99))).toEqual({ outcome: 'ignored' });
    expect(await getUserByClerkId(db.read, 'user_1')).toBeUndefined();
    expect(await getUserByEmail(db.read, 'v1@example.com')).toBeUndefined();
  });

  test('a create after the deletion of somebody unknown is ignored', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    expect(await remove(db, 'user_1')).toMatchObject({ outcome: 'unchanged' });
    expect(await remove(db, 'user_1')).toMatchObject({ outcome: 'ignored' });
    expect(await upsert(db, snapshot(1))).toEqual({ outcome: 'ignored' });
  });

  test('the tombstone holds the Clerk id and a date, nothing else', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1, { banned: true }));
    await setStripeConnectId(db, { clerkId: 'user_1', stripeConnectId: 'acct_1' }, monday);
    await remove(db, 'user_1');
    const at = tuesday.toISOString();
    const { id, revision, ...rest } = await db.read.selectFrom('users').selectAll().executeTakeFirstOrThrow();
    expect([id, revision]).toEqual([expect.any(String), expect.any(String)]);
    const dates = { clerk_updated_at: 0, created_at: at, updated_at: at, deleted_at: at };
    const nothing = [...contentKeys, ...indexedKeys];
    const blank = Object.fromEntries(nothing.map((key) => [key, null]));
    expect(rest).toEqual({ clerk_id: 'user_1', ...blank, banned: 0, stripe_connect_id: null, ...dates });
  });

  test('a create and a delete at the same moment always end deleted', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    const ids = Array.from({ length: 100 }, newClerkId);
    await Promise.all(
      ids.flatMap((id) => [upsert(db, snapshot(1, { id })), remove(db, id), upsert(db, snapshot(2, { id }))]),
    );
    const alive = await db.read.selectFrom('users').select('clerk_id').where('deleted_at', 'is', null).execute();
    expect(alive).toEqual([]);
    expect(await db.read.selectFrom('users').select('email').where('email', 'is not', null).execute()).toEqual([]);
  });

  test('versions that come at the same moment, in any order, end with the newest', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    const versions = Array.from({ length: 40 }, (_, i) => ((i * 17) % 40) + 1);
    const all = await Promise.all(versions.map((version) => upsert(db, snapshot(version))));
    expect(all.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['created', 'updated', 'stale']));
    expect(await getUserByClerkId(db.read, 'user_1')).toMatchObject({ email: 'v40@example.com' });
  });

  test('a failing dependent keeps the user', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    await upsert(db, snapshot(1));
    const dependents = [
      { name: 'quests', remove: async () => 3 },
      { name: 'locations', remove: () => Promise.reject(new Error('no')) },
    ];
    const failing = transact(db, (tx) => deleteUser(tx, 'user_1', { now: tuesday, dependents }));
    await expect(failing).rejects.toThrow('no');
    expect(await getUserByClerkId(db.read, 'user_1')).toMatchObject({ email: 'v1@example.com' });
    const deleted = await transact(db, (tx) =>
      deleteUser(tx, 'user_1', { now: tuesday, dependents: dependents.slice(0, 1) }),
    );
    expect(deleted).toEqual({ outcome: 'deleted', dependents: { quests: 3 } });
  });

  test('a public profile tells neither address, phone nor account', async () => {
    const db = await testDatabase(kind, [usersSchema]);
    const created = await upsert(db, snapshot(1));
    if (created.outcome !== 'created') throw new Error(created.outcome);
    expect(publicProfile(created.user)).toEqual({
      id: created.user.id,
      clerkId: 'user_1',
      name: 'First1 Last1',
      imageUrl: 'https://img.example.com/1',
    });
  });
});
