import { databaseKinds, dump } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { hub } from './cli.ts';
import { expectImported, type UserDocument } from './convex/expect-imported.ts';
import { exportFile } from './convex/export-file.ts';
import { lost } from './lost.ts';
import { startWorld, type World } from './world.ts';

const BEGAN = Date.UTC(2024, 4, 28);

/** People at Clerk of whom nothing has come here, as Ticket Hub's table on Convex holds them: by old names and addresses. */
function arrivals({ sandbox: { clerk, stripe } }: World, n: number) {
  clerk.outbox.inject({ kind: 'drop' }, n);
  stripe.connectOutbox.endpoint = undefined;
  const arrive = (i: number): UserDocument => {
    const { id } = clerk.users.create({
      ...{ emailAddress: `new${i}@example.com`, firstName: `First ${i}`, lastName: i % 5 === 0 ? null : `Last ${i}` },
      ...(i % 4 === 0 && { phoneNumber: `+1555${String(i).padStart(7, '0')}` }),
    });
    const document = {
      _id: `j57${i}`,
      _creationTime: BEGAN + i + 0.123,
      userId: id,
      name: 'Old',
      email: 'old@example.com',
    };
    return i % 10 === 0 ? { ...document, stripeConnectId: stripe.accounts.create({}).id } : document;
  };
  const all = Array.from({ length: n - 3 }, (_, i) => arrive(i + 3));
  return [arrive(0), arrive(1), arrive(2), ...all] as const;
}

describe.each(databaseKinds)('%s', (kind) => {
  test('the users of a Convex export arrive with their accounts, and leave as any other', async () => {
    const world = await startWorld(kind);
    const { clerk, stripe } = world.sandbox;
    const [olga, ada, bob, ...others] = arrivals(world, 130);
    const account = String(olga.stripeConnectId);
    stripe.accounts.completeOnboarding(account);
    const twice = { ...ada, _id: 'j58' };
    const shared = { stripeConnectId: 'acct_shared' };
    const gone = { ...bob, _id: 'j59', userId: 'user_gone' };
    const users = [olga, ada, { ...bob, ...shared }, { ...twice, ...shared }, ...others, gone];
    const file = exportFile({ tables: { users, events: [{ _id: 'e1', userId: ada.userId }] } });
    const imported = { users: 132, imported: 131, importedEarlier: 0, created: 130, updated: 0, linked: 13 };
    const left = { left: { unknown: 1, shared_account: 2 }, aborted: null, file: 'users/documents.jsonl' };
    const leftUsers = [
      { line: 3, oldId: bob._id, clerkId: bob.userId, why: 'shared_account' },
      { line: 4, oldId: 'j58', clerkId: ada.userId, why: 'shared_account' },
      { line: 132, oldId: 'j59', clerkId: 'user_gone', why: 'unknown' },
    ];
    const before = await dump(world.db);
    const dry = await hub(world.deps, 'import', 'convex', file, '--dry-run', '--json');
    expect([dry.status, JSON.parse(dry.out)]).toEqual([
      1,
      { dryRun: true, ...imported, ...left, clerkIdField: 'userId', leftUsers },
    ]);
    expect(await dump(world.db)).toBe(before);
    const real = await hub(world.deps, 'import', 'convex', file);
    expect(real.status).toBe(1);
    expect(real.progress.at(-1)).toEqual([132, 132]);
    expect(real.out).toContain(
      'users/documents.jsonl:132  j59  user_gone: Clerk does not know this user; not imported',
    );
    expect(real.out).toMatch(
      /132 {2}users in the export\n *131 {2}imported\n[\s\S]* 13 {2}Stripe accounts linked\n[\s\S]*asks Stripe/,
    );
    await expectImported(world.db, world.sandbox, [olga, ada, bob, ...others, twice]);

    const olgas = world.client({ clerkId: olga.userId });
    expect(await olgas.payouts.status.query()).toMatchObject({ state: 'onboarding', canReceive: false });
    await world.sweep();
    expect(await olgas.payouts.status.query()).toMatchObject({ state: 'active', canReceive: true });

    await stripe.delivered();
    const after = await dump(world.db);
    const again = await hub(world.deps, 'import', 'convex', file, '--json');
    const nothing = { importedEarlier: 131, imported: 0, created: 0, linked: 0 };
    expect(JSON.parse(again.out)).toMatchObject({ ...imported, ...nothing, ...left });
    expect(await dump(world.db)).toBe(after);

    const told = JSON.parse((await hub(world.deps, 'user', 'export', ada.userId)).out);
    expect(told.importedIds).toMatchObject([
      { old_id: ada._id, joined_at: '2024-05-28T00:00:00.001Z' },
      { old_id: 'j58' },
    ]);
    clerk.users.delete(ada.userId);
    await world.delivered();
    expect(await dump(world.db)).not.toContain('"j58"');
    expect(JSON.parse((await hub(world.deps, 'import', 'convex', file, '--json')).out)).toMatchObject({
      ...{ imported: 0, created: 0, left: { unknown: 3 } },
    });
  });
});

test('a file that is no export changes nothing, and names its line', async () => {
  const world = await startWorld('sqlite');
  const user = { _id: 'j1', _creationTime: 1.5, clerkId: lost(world, 1)[0] ?? '' };
  const file = exportFile({ tables: { people: [user, { ...user, _id: null }] } });
  expect(await hub(world.deps, 'import', 'convex', file)).toMatchObject({
    status: 1,
    err: expect.stringContaining('Nothing was imported. There is no table users. There are: people.'),
  });
  const refused = await hub(world.deps, 'import', 'convex', file, '--table', 'people', '--json');
  expect([refused.status, JSON.parse(refused.out)]).toEqual([
    1,
    {
      dryRun: false,
      imported: 0,
      aborted: 'refused',
      why: 'people/documents.jsonl: line 2 has no _id that makes sense',
    },
  ]);
  expect(await world.db.read.selectFrom('users').select('id').execute()).toEqual([]);
});
